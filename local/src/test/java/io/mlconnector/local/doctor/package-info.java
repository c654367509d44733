/// What the doctor says of which facts.
@NullMarked
package io.mlconnector.local.doctor;

import org.jspecify.annotations.NullMarked;
