package io.mlconnector.enrich.notification;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.webhook.QuickBooksEvent;
import io.mlconnector.quickbooks.webhook.QuickBooksNotification;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A webhook of Intuit as changes. The body says who changed, never what.
final class QuickBooksEvents {
    private QuickBooksEvents() {}

    /// @param changes each of them once
    /// @param notHandled the kinds of entities that the connector does not handle
    record Events(List<ChangeV1> changes, Set<String> notHandled) {
        Events {
            changes = List.copyOf(changes);
            notHandled = Set.copyOf(notHandled);
        }
    }

    /// @param realm only its events: a body that spans companies is stored once for each
    static Events of(QuickBooksNotification notification, String realm) {
        Set<ChangeV1> changes = new LinkedHashSet<>();
        Set<String> notHandled = new LinkedHashSet<>();
        for (QuickBooksEvent event : notification.events()) {
            if (event.realmId().equals(realm)) {
                event.type()
                        .ifPresentOrElse(
                                type -> changes(event, type).forEach(changes::add),
                                () -> notHandled.add(event.entity()));
            }
        }
        return new Events(new ArrayList<>(changes), notHandled);
    }

    /// A merge is about two: the one that is left, and the one that vanished into it.
    private static Stream<ChangeV1> changes(QuickBooksEvent event, EntityType type) {
        ChangeV1 itself = change(event, type, event.id(), null);
        return event.deletedId() == null || event.deletedId().equals(event.id())
                ? Stream.of(itself)
                : Stream.of(itself, change(event, type, event.deletedId(), event.id()));
    }

    private static ChangeV1 change(QuickBooksEvent event, EntityType type, String id, @Nullable String mergedInto) {
        return new ChangeV1(
                event.realmId(),
                type.wire(),
                id,
                event.operation().name().toLowerCase(Locale.ROOT),
                ChangeV1.Cause.WEBHOOK,
                event.eventId(),
                event.time(),
                mergedInto,
                null);
    }
}
