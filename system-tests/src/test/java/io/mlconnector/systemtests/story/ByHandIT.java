package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As in production: a broker that was started separately, and each service by its own jar with nothing but
/// environment variables.
class ByHandIT {
    private static final Map<String, String> SERVICES = Map.of(
            "ingest-service", "INGEST_PORT",
            "enrich-service", "ENRICH_PORT",
            "asana-writer", "ASANA_WRITER_PORT",
            "qbo-writer", "QBO_WRITER_PORT",
            "console", "CONSOLE_PORT");

    /// Nothing of the story ends up in these.
    /// The first seal comes after 1,000 entries or five minutes.
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("asana.grants", "asana.tokens", "audit.seals", "quickbooks.grants");

    @TempDir
    Path folder = Path.of("");

    @Test
    void theStoryHoldsWithServicesStartedByHandAndEveryTopicIsReadable() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        List<Mlc.Running> running = new ArrayList<>();
        try {
            Mlc.Running base = Mlc.start(folder, environment, "up", "--only", "kafka,sandbox");
            running.add(base);
            base.awaitLine("ml-connector is up.");
            Map<String, String> whole = new HashMap<>(environment);
            whole.putAll(variables(folder.resolve("env")));
            for (String service : SERVICES.keySet()) {
                running.add(Mlc.service(service, folder, whole));
            }
            for (Map.Entry<String, String> service : SERVICES.entrySet()) {
                awaitReady(service.getKey(), environment.getOrDefault(service.getValue(), ""));
            }
            String told = Mlc.succeeds(folder, environment, Duration.ofMinutes(5), "demo", "--attach");
            assertThat(told).doesNotContain("✗");
            everyTopicIsReadable("localhost:" + environment.get("KAFKA_PORT"));
            for (Mlc.Running service : running.subList(1, running.size())) {
                assertThat(service.stop()).as(service.text()).isIn(0, 143);
            }
            assertThat(base.stop()).as(base.text()).isIn(0, 130, 143);
        } finally {
            running.forEach(Mlc.Running::close);
        }
    }

    /// Lines of the form `NAME='value'`, as a shell would read them.
    private static Map<String, String> variables(Path file) throws Exception {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String assignment = line.startsWith("export ") ? line.substring("export ".length()) : line;
            int equals = assignment.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                String value = assignment.substring(equals + 1);
                boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
                variables.put(assignment.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return variables;
    }

    private static void awaitReady(String service, String port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Awaitility.await(service).atMost(Mlc.START).ignoreExceptions().untilAsserted(() -> {
                HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            });
        }
    }

    /// Keys are text that names the connection, values are JSON, CloudEvents attributes are headers: what a console
    /// consumer or kcat shows is readable.
    private static void everyTopicIsReadable(String broker) throws Exception {
        Set<String> empty = new TreeSet<>();
        for (TopicSpec topic : Topics.all()) {
            List<ConsumerRecord<byte[], byte[]>> records = readAll(broker, topic.name());
            if (records.isEmpty()) {
                empty.add(topic.name());
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                String where = topic.name() + " offset " + record.offset();
                assertThat(new String(record.key(), StandardCharsets.UTF_8))
                        .as(where)
                        .matches("[0-9]+(/.+)?");
                JsonNode value = Api.JSON.readTree(record.value());
                assertThat(value.isContainerNode()).as(where).isTrue();
                List<String> headers = new ArrayList<>();
                record.headers().forEach(header -> headers.add(header.key()));
                assertThat(headers).as(where).contains("ce_id", "ce_type", "ce_source", "ce_specversion", "ce_time");
            }
        }
        assertThat(empty).allMatch(topic -> MAY_BE_EMPTY.contains(topic) || topic.endsWith(".dead-letters"));
    }

    private static List<ConsumerRecord<byte[], byte[]>> readAll(String broker, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }
}
