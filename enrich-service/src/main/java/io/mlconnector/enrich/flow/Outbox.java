package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Sends records and returns when all in-sync replicas hold them, however long Kafka is away: what caused them is
/// acknowledged only afterwards. Safe for use by many threads.
public final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int PATIENCE_SECONDS = 35;
    /// Headers and framing count towards the limit too.
    private static final int LARGEST_VALUE = Topics.MAX_MESSAGE_BYTES - 32 * 1024;

    private final TopicPublisher publisher;
    private final Backoff backoff;
    private final Closing closing;

    public Outbox(TopicPublisher publisher, Backoff backoff, Closing closing) {
        this.publisher = publisher;
        this.backoff = backoff;
        this.closing = closing;
    }

    /// Whether Kafka would take it.
    public static boolean fits(Object value) {
        return Json.write(value).length <= LARGEST_VALUE;
    }

    /// Returns when all are acknowledged.
    ///
    /// @throws ClosingException when the service ends before
    public void send(List<Message> messages) {
        List<Message> left = messages;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            closing.check();
            List<Sent> sent = left.stream().map(this::start).toList();
            List<Message> again = new ArrayList<>();
            for (Sent one : sent) {
                if (!isAcknowledged(one)) {
                    again.add(one.message());
                }
            }
            left = again;
            if (!left.isEmpty()) {
                LOG.warnf("Kafka did not take %d records, trying again", left.size());
                closing.pause(backoff.delay(attempt, null));
            }
        }
    }

    /// Gives a record to the dead letters of its topic; returns when that is acknowledged.
    ///
    /// @throws ClosingException when the service ends before
    public void deadLetter(TopicSpec topic, ConsumerRecord<String, byte[]> record, String code, String text) {
        for (int attempt = 0; ; attempt++) {
            closing.check();
            try {
                publisher.deadLetter(topic, record, code, text, 1);
                return;
            } catch (KafkaException e) {
                LOG.warnf("Kafka did not take a dead letter of %s, trying again: %s", topic.name(), e.getMessage());
                closing.pause(backoff.delay(attempt, null));
            }
        }
    }

    private record Sent(Message message, CompletableFuture<Void> acknowledged) {}

    private Sent start(Message message) {
        try {
            return new Sent(message, publisher.publishAsync(message));
        } catch (KafkaException e) {
            return new Sent(message, CompletableFuture.failedFuture(e));
        }
    }

    private static boolean isAcknowledged(Sent sent) {
        try {
            sent.acknowledged().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "not acknowledged: %s", sent.message().topic().name());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClosingException();
        }
    }
}
