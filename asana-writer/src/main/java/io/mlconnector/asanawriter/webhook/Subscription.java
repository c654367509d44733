package io.mlconnector.asanawriter.webhook;

import io.mlconnector.asana.WebhookFilter;
import java.util.List;
import java.util.stream.Stream;

/// What we want to hear about.
///
/// A webhook on the workspace hears of projects and never of tasks; one on a project hears of its tasks. Without
/// filters each edit would be told twice, as the task's change and as the story that Asana writes about it.
///
/// @param resource gid
record Subscription(String resource, List<WebhookFilter> filters) {
    private static final List<String> ACTIONS = List.of("added", "changed", "removed", "deleted", "undeleted");

    Subscription {
        filters = List.copyOf(filters);
    }

    static Subscription ofWorkspace(String gid) {
        return new Subscription(gid, filters("project"));
    }

    static Subscription ofProject(String gid) {
        return new Subscription(gid, filters("task"));
    }

    private static List<WebhookFilter> filters(String resourceType) {
        Stream<String> actions = ACTIONS.stream();
        return actions.map(action -> new WebhookFilter(resourceType, action)).toList();
    }
}
