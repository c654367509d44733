package io.mlconnector.serviceruntime.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands that are held, one queue a target: what is first in its queue may go, the others wait for it.
final class TargetQueues {
    private final Map<String, Deque<Pending>> queues = new LinkedHashMap<>();

    void add(Pending command) {
        queues.computeIfAbsent(target(command), _ -> new ArrayDeque<>()).addLast(command);
    }

    /// In the order in which their first commands came.
    List<String> targets() {
        return List.copyOf(queues.keySet());
    }

    Optional<Pending> head(String target) {
        return Optional.ofNullable(queues.get(target)).map(Deque::getFirst);
    }

    void remove(Pending command) {
        Deque<Pending> queue = queues.get(target(command));
        if (queue != null) {
            queue.remove(command);
            if (queue.isEmpty()) {
                queues.remove(target(command));
            }
        }
    }

    /// Whether the same operation comes again behind this one.
    boolean isFollowedByItself(Pending head) {
        return queues.getOrDefault(target(head), new ArrayDeque<>()).stream()
                .skip(1)
                .anyMatch(later -> later.operation.key().equals(head.operation.key()));
    }

    /// What is first in its queue and not under way.
    Stream<Pending> waitingHeads() {
        return queues.values().stream().map(Deque::getFirst).filter(head -> !head.calling);
    }

    private static String target(Pending command) {
        return command.operation.connection() + "/" + command.operation.target();
    }
}
