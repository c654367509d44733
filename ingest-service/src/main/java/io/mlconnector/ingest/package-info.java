/// The only public door: takes webhooks, checks who sent them, and answers 200 only when Kafka has them.
@NullMarked
package io.mlconnector.ingest;

import org.jspecify.annotations.NullMarked;
