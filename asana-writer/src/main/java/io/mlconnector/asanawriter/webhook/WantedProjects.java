package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// The projects whose tasks we want to hear of: the directories and the linked ones. One that is out of reach stays out
/// until it is linked again.
final class WantedProjects {
    /// A list of what is linked may be older than the command that links.
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final Map<String, Instant> linked = new ConcurrentHashMap<>();
    private final Set<String> outOfReach = new ConcurrentSkipListSet<>();

    /// @return whether that is news
    boolean add(String gid, Instant now) {
        boolean back = outOfReach.remove(gid);
        return linked.put(gid, now) == null || back;
    }

    /// @return false for what is always wanted: the workspace and the directories
    boolean remove(String gid, ConnectionV1 connection) {
        if (gid.equals(connection.workspace()) || directories(connection).contains(gid)) {
            return false;
        }
        linked.remove(gid);
        return outOfReach.add(gid);
    }

    /// @param scope all linked projects; empty where that cannot be told: then it is what was linked since the start,
    ///     and what was before
    List<Subscription> subscriptions(
            ConnectionV1 connection, List<WebhookV1> records, Optional<Set<String>> scope, Instant now) {
        Set<String> projects = new TreeSet<>();
        if (scope.isPresent()) {
            linked.values().removeIf(at -> at.plus(RECENT).isBefore(now));
            projects.addAll(scope.get());
            projects.addAll(linked.keySet());
            outOfReach.retainAll(projects);
        } else {
            records.stream().filter(WantedProjects::isStillWanted).forEach(known -> projects.add(known.resource()));
            projects.addAll(linked.keySet());
        }
        projects.removeAll(outOfReach);
        projects.addAll(directories(connection));
        projects.remove(connection.workspace());
        List<Subscription> wanted = new ArrayList<>();
        wanted.add(Subscription.ofWorkspace(connection.workspace()));
        projects.forEach(gid -> wanted.add(Subscription.ofProject(gid)));
        return wanted;
    }

    /// One that never came to life was wanted all the same.
    private static boolean isStillWanted(WebhookV1 known) {
        return known.state() != State.REMOVED || known.webhook() == null;
    }

    private static Set<String> directories(ConnectionV1 connection) {
        return connection.layout() == null
                ? Set.of()
                : Set.copyOf(connection.layout().directories().values());
    }
}
