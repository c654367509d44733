package io.mlconnector.serviceruntime.ledger;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record of the command topic, read.
sealed interface Arrival {
    ConsumerRecord<String, byte[]> record();

    default long offset() {
        return record().offset();
    }

    record Command(ConsumerRecord<String, byte[]> record, Operation operation) implements Arrival {}

    /// Goes to the dead letters.
    ///
    /// @param reason a plain sentence
    record Unreadable(ConsumerRecord<String, byte[]> record, String reason) implements Arrival {}
}
