package io.mlconnector.enrich.mapping;

import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.plan.Retries;
import io.mlconnector.domain.plan.Trigger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An index of the table of links: which cost items QuickBooks last refused, by connection. So that a look at the clock
/// costs nothing where nothing is refused.
final class RefusedItems {
    private static final String COST_ITEM = "CostItem/";

    private final Map<ConnectionId, OfConnection> connections = new HashMap<>();

    private static final class OfConnection {
        final Map<String, Link> refused = new HashMap<>();

        @Nullable
        Instant lastPosting;
    }

    /// Keeps the index as the table is. What is no readable link of a cost item is left out.
    void put(String key, byte @Nullable [] value) {
        RecordKey parsed = RecordKey.parse(key).orElse(null);
        if (parsed == null || !isPosting(parsed.rest())) {
            return;
        }
        OfConnection known = connections.computeIfAbsent(parsed.connection(), _ -> new OfConnection());
        Link link = read(value);
        if (link == null || link.state() != Link.State.REJECTED) {
            known.refused.remove(parsed.rest());
        } else {
            known.refused.put(parsed.rest(), link);
        }
        if (link != null && link.state() == Link.State.AGREED) {
            known.lastPosting = later(known.lastPosting, link.at());
        }
    }

    /// `CostItem/1207`, or what became of a change of it: `CostItem/1207/update`.
    private static boolean isPosting(String pair) {
        if (!pair.startsWith(COST_ITEM)) {
            return false;
        }
        int end = pair.indexOf('/', COST_ITEM.length());
        return end < 0 || pair.equals(Pair.update(pair.substring(COST_ITEM.length(), end)));
    }

    /// What is to be tried again now.
    void due(Instant now, BiConsumer<ConnectionId, Trigger> each) {
        connections.forEach((connection, known) -> Retries.due(known.refused.values(), known.lastPosting, now)
                .ifPresent(trigger -> each.accept(connection, trigger)));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Link read(byte @Nullable [] value) {
        try {
            return value == null ? null : Tables.readLink(value);
        } catch (UnreadableException _) {
            return null;
        }
    }
}
