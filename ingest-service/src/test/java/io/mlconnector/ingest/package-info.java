/// The service as the vendors see it, with a real broker behind it.
@NullMarked
package io.mlconnector.ingest;

import org.jspecify.annotations.NullMarked;
