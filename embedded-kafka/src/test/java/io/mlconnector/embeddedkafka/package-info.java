/// Tests of the broker.
@NullMarked
package io.mlconnector.embeddedkafka;

import org.jspecify.annotations.NullMarked;
