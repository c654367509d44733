/// A real Apache Kafka broker inside a JVM, from Kafka's published artifacts.
@NullMarked
package io.mlconnector.embeddedkafka;

import org.jspecify.annotations.NullMarked;
