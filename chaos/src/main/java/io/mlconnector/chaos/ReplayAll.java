package io.mlconnector.chaos;

import io.mlconnector.chaos.fleet.Fleet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Everything once more from the beginning: all groups to the first record, all local state deleted.
final class ReplayAll {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration EMPTY = Duration.ofSeconds(75);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final List<String> GROUPS =
            List.of("enrich-service", "enrich-service-mapping", "asana-writer", "qbo-writer");

    private final ChaosSettings settings;
    private final Fleet fleet;

    ReplayAll(ChaosSettings settings, Fleet fleet) {
        this.settings = settings;
        this.fleet = fleet;
    }

    void run(Duration most) throws InterruptedException {
        fleet.stopServices();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.need("KAFKA_BOOTSTRAP_SERVERS")))) {
            for (String group : GROUPS) {
                awaitEmpty(admin, group);
                reset(admin, group);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the groups cannot be reset: " + e.getMessage(), e);
        }
        delete(Path.of(settings.need("MLC_HOME")).resolve("enrich-streams"));
        fleet.startServices(most);
    }

    private static void awaitEmpty(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + EMPTY.toNanos();
        while (true) {
            ConsumerGroupDescription description = admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .get(group);
            if (description == null || description.members().isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The group " + group + " does not get empty.");
            }
            Thread.sleep(LOOK);
        }
    }

    private static void reset(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .keySet()
                .forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        admin.listOffsets(earliest)
                .all()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((partition, found) -> first.put(partition, new OffsetAndMetadata(found.offset())));
        admin.alterConsumerGroupOffsets(group, first).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
