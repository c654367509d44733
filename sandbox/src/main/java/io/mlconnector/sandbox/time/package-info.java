/// The vendors' time, which tests move, and what is due at a time.
@NullMarked
package io.mlconnector.sandbox.time;

import org.jspecify.annotations.NullMarked;
