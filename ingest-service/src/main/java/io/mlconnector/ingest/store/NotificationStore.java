package io.mlconnector.ingest.store;

import io.mlconnector.contracts.CloudEventHeaders;
import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.command.Hash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/// Puts accepted bodies into Kafka and waits for every in-sync replica, within a bound that leaves the vendor's own
/// time limit (3 s at Intuit, 10 s at Asana) untouched.
public final class NotificationStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(NotificationStore.class);

    /// After this the vendor is told to come again.
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private static final List<TopicSpec> TOPICS = List.of(Topics.QUICKBOOKS_NOTIFICATIONS, Topics.ASANA_NOTIFICATIONS);

    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final Clock clock;

    public NotificationStore(String bootstrapServers, Clock clock) {
        this.clock = clock;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "ingest-service-health",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "ingest-service",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        ConnectionPartitioner.class.getName(),
                        // A request waits for its own acknowledgement: batching comes from requests in parallel.
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        // What was answered 503 is not worth keeping for long: the vendor sends it again.
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        6_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Stores the body once under each key.
    ///
    /// @param signature kept beside the body, so that it can be checked again later
    /// @return false when Kafka did not acknowledge all of it in time; it may be stored all the same
    public boolean store(TopicSpec topic, Collection<String> keys, WebhookRequest request, String signature) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String key : keys) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                sent.add(producer.send(new ProducerRecord<>(
                        topic.name(), null, null, key, request.body(), headers(topic, key, request, signature))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Learns where the topics are, so that the first webhook need not wait for it. Gives up after the same bound.
    public void warmUp() {
        for (TopicSpec topic : TOPICS) {
            try {
                producer.partitionsFor(topic.name());
            } catch (KafkaException e) {
                LOG.infof("topic=%s is not known yet: %s", topic.name(), e.getMessage());
            }
        }
    }

    /// Whether every partition has a broker that takes records, asked now, within the same bound.
    public boolean isReachable() {
        try {
            return admin
                    .describeTopics(TOPICS.stream().map(TopicSpec::name).toList())
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Headers headers(TopicSpec topic, String key, WebhookRequest request, String signature) {
        Instant now = clock.instant();
        // The same body for the same company is the same notification, however often it is delivered.
        String id = Hash.brief(key + "|" + Hash.of(request.body()), 32);
        Headers headers = CloudEventHeaders.of(
                id, "/ingest-service", "connector." + topic.name() + ".received.v1", key, now, null);
        if (!request.contentType().isEmpty()) {
            CloudEventHeaders.put(headers, CloudEventHeaders.CONTENT_TYPE, request.contentType());
        }
        CloudEventHeaders.put(headers, "signature", signature);
        return headers;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        producer.close(Duration.ofSeconds(5));
    }
}
