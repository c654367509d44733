package io.mlconnector.local.operate;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.DeadLetter;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.ReturnedLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;

/// Reads what could not be processed, and gives it back to the topic that it came from.
public final class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final String bootstrapServers;

    public DeadLetters(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// @param position `topic-partition-offset` of the dead letter itself, which names it
    /// @param topic where it came from
    /// @param origin `topic-partition-offset` of the original record
    /// @param attempts how often it was tried
    public record Letter(
            String position,
            String topic,
            String origin,
            String key,
            String reason,
            String text,
            String service,
            String at,
            int attempts,
            int bytes) {}

    /// Which ones; empty means all.
    public record Selection(String position, String topic, String reason) {
        boolean covers(Letter letter) {
            return (position.isEmpty() || position.equals(letter.position()) || position.equals(letter.origin()))
                    && (topic.isEmpty() || topic.equals(letter.topic()))
                    && (reason.isEmpty() || reason.equals(letter.reason()));
        }
    }

    private record Found(Letter letter, ConsumerRecord<String, byte[]> record) {}

    /// The oldest first.
    public List<Letter> list(Selection selection) {
        return find(selection).stream().map(Found::letter).toList();
    }

    /// Gives each back with its key, bytes and headers as they were. The dead letter itself stays where it is until its
    /// retention ends; replaying it twice is safe.
    ///
    /// @return what was given back
    public List<Letter> replay(Selection selection) {
        List<Found> letters = find(selection);
        List<Future<?>> sent = new ArrayList<>();
        Map<String, Object> writer = KafkaClients.writer(bootstrapServers, "mlc-dead-letters");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(writer)) {
            for (Found one : letters) {
                sent.add(producer.send(ReturnedLetter.of(one.letter().topic(), one.record())));
            }
            producer.flush();
            for (Future<?> each : sent) {
                var _ = each.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw CommandFailure.of(
                    "Kafka at " + bootstrapServers + " does not take the records: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("Interrupted.", e);
        }
        return letters.stream().map(Found::letter).toList();
    }

    private List<Found> find(Selection selection) {
        Map<String, TopicSpec> sources = sources();
        if (!selection.topic().isEmpty()
                && sources.values().stream().noneMatch(topic -> topic.name().equals(selection.topic()))) {
            throw CommandFailure.usage("The topic " + selection.topic() + " has no dead letters; these have: "
                    + String.join(
                            ", ",
                            sources.values().stream()
                                    .map(TopicSpec::name)
                                    .sorted()
                                    .toList())
                    + ".");
        }
        List<Found> found = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            reader.readAll(sources.keySet(), record -> {
                String topic =
                        Objects.requireNonNull(sources.get(record.topic())).name();
                Letter letter = letter(topic, record);
                if (selection.covers(letter)) {
                    found.add(new Found(letter, record));
                }
            });
        }
        found.sort(Comparator.comparingLong(one -> one.record().timestamp()));
        return found;
    }

    /// Dead-letter topics with where their records came from.
    private static Map<String, TopicSpec> sources() {
        Set<String> all = Topics.all().stream().map(TopicSpec::name).collect(Collectors.toSet());
        Map<String, TopicSpec> sources = new HashMap<>();
        for (TopicSpec topic : Topics.all()) {
            String letters = topic.deadLetters().name();
            if (all.contains(letters)) {
                sources.put(letters, topic);
            }
        }
        return sources;
    }

    private static Letter letter(String topic, ConsumerRecord<String, byte[]> record) {
        return new Letter(
                record.topic() + "-" + record.partition() + "-" + record.offset(),
                topic,
                header(record, DeadLetter.ORIGIN),
                record.key() == null ? "" : record.key(),
                header(record, DeadLetter.REASON_CODE),
                header(record, DeadLetter.REASON_TEXT),
                header(record, DeadLetter.SERVICE),
                header(record, DeadLetter.AT),
                attempts(header(record, DeadLetter.ATTEMPTS)),
                record.value().length);
    }

    private static int attempts(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        String value = CloudEventHeaders.get(record.headers(), name);
        return value == null ? "" : value;
    }
}
