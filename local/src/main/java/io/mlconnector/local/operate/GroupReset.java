package io.mlconnector.local.operate;

import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Puts a consumer group back to an earlier place in its topics, so that it works through them again. What is applied
/// already is skipped by the writers and said so in `audit`.
public final class GroupReset implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration EMPTY = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /// What Kafka answers for a time after the last record.
    private static final long NONE = -1;

    /// @param current where the group is; the beginning when it never committed
    /// @param target where it will be
    /// @param records how many it will read again
    public record Move(String topic, int partition, long current, long target, long records) {}

    private final Admin admin;
    private final String bootstrapServers;

    public GroupReset(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) ANSWER.toMillis(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "mlc"));
    }

    /// What a reset would do. It never moves a group forward: what was not read yet stays to be read.
    ///
    /// @param topics that the group reads, whether it has committed an offset in them or not
    public List<Move> plan(ReplayScope scope, Set<String> topics) {
        String group = scope.group();
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Set<String> wanted = new TreeSet<>(topics);
        committed.keySet().forEach(partition -> wanted.add(partition.topic()));
        if (wanted.isEmpty()) {
            throw CommandFailure.of("There is no group '" + group + "' with offsets at " + bootstrapServers + ".");
        }
        Set<TopicPartition> covered = covered(scope, wanted);
        Map<TopicPartition, Long> first = offsets(covered, OffsetSpec.earliest());
        Map<TopicPartition, Long> start = offsets(covered, scope.from().spec());
        List<Move> moves = new ArrayList<>();
        first.forEach((partition, earliest) -> {
            OffsetAndMetadata at = committed.get(partition);
            long current = at == null ? earliest : at.offset();
            long found = start.getOrDefault(partition, NONE);
            // No record that late: there is nothing to read again.
            long target = found == NONE ? current : Math.min(found, current);
            moves.add(new Move(partition.topic(), partition.partition(), current, target, current - target));
        });
        moves.sort(Comparator.comparing(Move::topic).thenComparingInt(Move::partition));
        return moves;
    }

    private Set<TopicPartition> covered(ReplayScope scope, Set<String> topics) {
        Set<TopicPartition> all = new HashSet<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> all.add(new TopicPartition(topic, partition.partition()))));
        Set<TopicPartition> covered = all.stream().filter(scope::covers).collect(Collectors.toSet());
        if (covered.isEmpty()) {
            throw CommandFailure.usage(scope.group() + " reads no such topic or partition; it reads "
                    + String.join(", ", new TreeSet<>(topics)) + ", partitions 0 to "
                    + all.stream().mapToInt(TopicPartition::partition).max().orElse(0) + ".");
        }
        return covered;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, Long> found = new HashMap<>();
        answer(admin.listOffsets(asked).all()).forEach((partition, result) -> found.put(partition, result.offset()));
        return found;
    }

    /// How many consumers the group has now.
    public int members(String group) {
        ConsumerGroupDescription description;
        try {
            description =
                    answer(admin.describeConsumerGroups(List.of(group)).all()).get(group);
        } catch (GroupIdNotFoundException e) {
            return 0;
        }
        return description == null || description.groupState() == GroupState.DEAD
                ? 0
                : description.members().size();
    }

    /// Waits until the group has no member: Kafka refuses to move the offsets of others.
    public void awaitEmpty(String group) {
        if (!isEmptyWithin(group, EMPTY)) {
            throw CommandFailure.of("The group " + group + " still has active members after " + EMPTY.toSeconds()
                    + " s: stop all instances of the service, then try again.");
        }
    }

    boolean isEmptyWithin(String group, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (members(group) > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    public void apply(String group, List<Move> moves) {
        answer(admin.alterConsumerGroupOffsets(
                        group,
                        moves.stream()
                                .collect(Collectors.toMap(
                                        move -> new TopicPartition(move.topic(), move.partition()),
                                        move -> new OffsetAndMetadata(move.target()))))
                .all());
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException notFound) {
                throw notFound;
            }
            throw CommandFailure.of("Kafka at " + bootstrapServers + " refuses: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw CommandFailure.of(
                    "Kafka does not answer at " + bootstrapServers
                            + ": is ./mlc up running? KAFKA_BOOTSTRAP_SERVERS names another one.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
