package io.mlconnector.chaos.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/// Looks at the brokers from outside. A dead broker stays in the list of nodes until its session ends, so
/// whether all is well again shows in the copies and not in that list.
final class ClusterWatch implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;

    ClusterWatch(String bootstrapServers) {
        this.admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "chaos-watch",
                "request.timeout.ms",
                (int) ANSWER.toMillis(),
                "default.api.timeout.ms",
                (int) ANSWER.toMillis()));
    }

    private interface Question {
        boolean isSo() throws InterruptedException, ExecutionException, TimeoutException;
    }

    /// @throws IllegalStateException when there are not so many in time
    void awaitBrokers(int count, Duration most) throws InterruptedException {
        await(() -> get(admin.describeCluster().nodes()).size() == count, most, "There are not " + count + " brokers");
    }

    /// Until no partition of any topic has fewer copies in sync than it should have.
    ///
    /// @throws IllegalStateException when some still have in the end
    void awaitFullCopies(Duration most) throws InterruptedException {
        await(() -> underReplicated() == 0, most, "Partitions are under-replicated");
    }

    private long underReplicated() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> names =
                get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Collection<TopicDescription> topics =
                get(admin.describeTopics(List.copyOf(names)).allTopicNames()).values();
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream())
                .filter(partition ->
                        partition.isr().size() < partition.replicas().size())
                .count();
    }

    private static void await(Question question, Duration most, String otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!isSo(question)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " after " + most.toSeconds() + " s.");
            }
            Thread.sleep(LOOK);
        }
    }

    private static boolean isSo(Question question) throws InterruptedException {
        try {
            return question.isSo();
        } catch (ExecutionException | TimeoutException _) {
            // No answer is not yes.
            return false;
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER.toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(ANSWER);
    }
}
