/// How much one token may ask of Asana, what it has used, and the meter of all requests.
@NullMarked
package io.mlconnector.sandbox.asana.limits;

import org.jspecify.annotations.NullMarked;
