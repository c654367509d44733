package io.mlconnector.chaos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.chaos.schedule.Victim;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three real brokers as child JVMs, on the class path of the tests.
class ThreeBrokersIT {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final int HEAP = 200;

    @TempDir
    Path folder;

    private final Cluster cluster = cluster();
    private final Map<Victim, ChildJvm> brokers = new EnumMap<>(Victim.class);

    @AfterEach
    void end() throws InterruptedException {
        for (ChildJvm broker : brokers.values()) {
            broker.kill();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void keepTakingRecordsWhileOneIsDeadAndHaveAllCopiesWhenItIsBack() throws Exception {
        for (Cluster.Node node : cluster.nodes()) {
            start(node.victim());
        }
        ClusterWatch watch = new ClusterWatch(cluster.bootstrapServers());
        watch.awaitBrokers(3, MOST);
        ProduceProbe probe = new ProduceProbe(cluster.bootstrapServers());
        try (BrokerTurns turns = new BrokerTurns(watch, probe)) {
            turns.death(() -> {
                Objects.requireNonNull(brokers.get(Victim.BROKER_2)).kill();
                // As long as it is dead, the others have to do: it is back before all copies are waited for.
                probe.produce(System.nanoTime(), MOST);
                start(Victim.BROKER_2);
            });

            assertThat(turns.resumed()).hasSize(1);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            TopicDescription probed = admin.describeTopics(List.of(ProduceProbe.TOPIC))
                    .allTopicNames()
                    .get(1, TimeUnit.MINUTES)
                    .get(ProduceProbe.TOPIC);
            assertThat(Objects.requireNonNull(probed).partitions())
                    .allSatisfy(partition -> assertThat(partition.isr()).hasSize(3));
        }
    }

    private void start(Victim victim) throws IOException {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        Program program =
                new Program(folder, HEAP, classPath, List.of(), "io.mlconnector.embeddedkafka.EmbeddedKafkaMain");
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve(victim.id()).toString(),
                String.valueOf(cluster.node(victim).port())));
        arguments.addAll(cluster.keys(victim));
        brokers.put(
                victim, ChildJvm.start(program, List.of(), arguments, Map.of(), folder.resolve(victim.id() + ".log")));
    }

    private static Cluster cluster() {
        FreePorts free = FreePorts.take(6);
        return new Cluster(List.of(
                new Cluster.Node(Victim.BROKER, free.next(), free.next(), Map.of()),
                new Cluster.Node(Victim.BROKER_2, free.next(), free.next(), Map.of()),
                new Cluster.Node(Victim.BROKER_3, free.next(), free.next(), Map.of())));
    }
}
