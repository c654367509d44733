package io.mlconnector.asanawriter.webhook;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.WebhookV1;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// The projects whose tasks we want to hear of: the directories, those that were linked, and those that we once had a
/// webhook for. One that was taken out stays out until it is linked again, or the process starts anew.
final class WantedProjects {
    private final Set<String> linked = new ConcurrentSkipListSet<>();
    private final Set<String> removed = new ConcurrentSkipListSet<>();

    /// @return whether that is news
    boolean add(String gid) {
        boolean back = removed.remove(gid);
        return linked.add(gid) || back;
    }

    /// @return false for what is always wanted: the workspace and the directories
    boolean remove(String gid, ConnectionV1 connection) {
        if (gid.equals(connection.workspace()) || directories(connection).contains(gid)) {
            return false;
        }
        linked.remove(gid);
        return removed.add(gid);
    }

    List<Subscription> subscriptions(ConnectionV1 connection, List<WebhookV1> records) {
        Set<String> projects = new TreeSet<>(linked);
        // A project that was linked before a restart is known from its record, whatever became of the webhook.
        records.forEach(known -> projects.add(known.resource()));
        projects.removeAll(removed);
        projects.addAll(directories(connection));
        projects.remove(connection.workspace());
        List<Subscription> wanted = new ArrayList<>();
        wanted.add(Subscription.ofWorkspace(connection.workspace()));
        projects.forEach(gid -> wanted.add(Subscription.ofProject(gid)));
        return wanted;
    }

    private static Set<String> directories(ConnectionV1 connection) {
        return connection.layout() == null
                ? Set.of()
                : Set.copyOf(connection.layout().directories().values());
    }
}
