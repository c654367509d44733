package io.mlconnector.serviceruntime.kafka;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Writes records outside of the ledger loop: one idempotent producer a service. Safe for use by many threads.
public final class TopicPublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final String service;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;

    /// @param service the service's name, which is the records' source
    public TopicPublisher(String bootstrapServers, String service, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.producer = new KafkaProducer<>(KafkaClients.writer(bootstrapServers, service + "-publisher"));
    }

    public String service() {
        return service;
    }

    /// Returns when all in-sync replicas hold it.
    ///
    /// @throws KafkaException when that is not certain; writing it again is right
    public void publish(Message message) {
        await(publishAsync(message));
    }

    /// Completes when all in-sync replicas hold it; fails with a [KafkaException].
    public CompletableFuture<Void> publishAsync(Message message) {
        return send(message.record(service));
    }

    /// Gives a record to the dead letters of its topic: key, value and headers as they are, with the reason beside.
    /// Returns when all in-sync replicas hold it.
    ///
    /// @param code for programs: `unreadable`, `unknown-type`
    /// @param text a plain sentence without payload
    /// @throws KafkaException when that is not certain
    public void deadLetter(
            TopicSpec topic, ConsumerRecord<String, byte[]> record, String code, String text, int attempts) {
        await(send(deadLetterRecord(topic, record, code, text, attempts, service, clock)));
    }

    /// For writers that have a transaction of their own.
    public static ProducerRecord<String, byte[]> deadLetterRecord(
            TopicSpec topic,
            ConsumerRecord<String, byte[]> record,
            String code,
            String text,
            int attempts,
            String service,
            Clock clock) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        CloudEventHeaders.put(headers, DeadLetter.REASON_CODE, code);
        CloudEventHeaders.put(headers, DeadLetter.REASON_TEXT, text);
        CloudEventHeaders.put(headers, DeadLetter.ORIGIN, origin(record));
        CloudEventHeaders.put(headers, DeadLetter.ATTEMPTS, String.valueOf(attempts));
        CloudEventHeaders.put(headers, DeadLetter.SERVICE, service);
        CloudEventHeaders.put(headers, DeadLetter.AT, clock.instant().toString());
        // The original partition: the key may be what cannot be read.
        return new ProducerRecord<>(
                topic.deadLetters().name(), record.partition(), null, record.key(), record.value(), headers);
    }

    /// `topic-partition-offset`.
    public static String origin(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        // The callback tells all that the returned future would.
        var _ = producer.send(record, (_, failure) -> {
            if (failure == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }

    private static void await(CompletableFuture<Void> acknowledged) {
        try {
            acknowledged.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("not acknowledged within " + PATIENCE.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
