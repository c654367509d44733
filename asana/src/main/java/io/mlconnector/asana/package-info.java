/// Asana as we need it: a port, its HTTP implementation, answers, settings. Never retries.
@NullMarked
package io.mlconnector.asana;

import org.jspecify.annotations.NullMarked;
