/// Accepted bodies, byte for byte, into Kafka.
@NullMarked
package io.mlconnector.ingest.store;

import org.jspecify.annotations.NullMarked;
