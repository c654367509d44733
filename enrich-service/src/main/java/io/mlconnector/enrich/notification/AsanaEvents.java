package io.mlconnector.enrich.notification;

import io.mlconnector.asana.webhook.AsanaEvent;
import io.mlconnector.asana.webhook.AsanaNotification;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A webhook of Asana as changes. One edit makes several events, a story among them: what matters is which task or
/// project has to be looked at.
final class AsanaEvents {
    private static final String TASK = "task";
    private static final String PROJECT = "project";

    private AsanaEvents() {}

    private record Target(String type, String gid) {}

    /// @param hook of which the events came
    /// @return one change for each object, with the last of its events
    static List<ChangeV1> of(AsanaNotification notification, ConnectionId connection, String hook) {
        Map<Target, AsanaEvent> last = new LinkedHashMap<>();
        for (AsanaEvent event : notification.events()) {
            target(event).ifPresent(target -> {
                // An event of the object itself says more than one of something beside it.
                AsanaEvent before = last.get(target);
                if (before == null || isOf(event, target) || !isOf(before, target)) {
                    last.put(target, event);
                }
            });
        }
        List<ChangeV1> changes = new ArrayList<>();
        last.forEach((target, event) -> changes.add(new ChangeV1(
                connection.value(),
                target.type(),
                target.gid(),
                isOf(event, target) ? event.action() : "changed",
                ChangeV1.Cause.WEBHOOK,
                eventId(event, hook),
                event.createdAt(),
                null,
                null)));
        return changes;
    }

    /// Sections, attachments and the like change nothing that is kept.
    private static Optional<Target> target(AsanaEvent event) {
        return switch (event.resourceType()) {
            case TASK -> Optional.of(new Target("Task", event.resourceGid()));
            case PROJECT -> Optional.of(new Target("Project", event.resourceGid()));
            default ->
                TASK.equals(event.parentType()) && event.parentGid() != null
                        ? Optional.of(new Target("Task", event.parentGid()))
                        : Optional.empty();
        };
    }

    private static boolean isOf(AsanaEvent event, Target target) {
        return event.resourceGid().equals(target.gid());
    }

    /// Asana gives its events no id: the same event always gets the same.
    private static String eventId(AsanaEvent event, String hook) {
        return Hash.brief(
                String.join(
                        "|",
                        hook,
                        event.resourceGid(),
                        event.action(),
                        String.valueOf(event.parentGid()),
                        String.valueOf(event.changeField()),
                        String.valueOf(event.createdAt())),
                32);
    }
}
