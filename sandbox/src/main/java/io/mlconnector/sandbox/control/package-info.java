/// `/sandbox/…`: what the real services do not have. Each part of a sandbox brings its own calls.
@NullMarked
package io.mlconnector.sandbox.control;

import org.jspecify.annotations.NullMarked;
