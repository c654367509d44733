/// The service as a whole, on a real broker and against vendors that are played.
@NullMarked
package io.mlconnector.enrich;

import org.jspecify.annotations.NullMarked;
