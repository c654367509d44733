/// The doctor before the faithful sandboxes.
@NullMarked
package io.mlconnector.local.doctor.probe;

import org.jspecify.annotations.NullMarked;
