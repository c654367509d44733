package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Changes as records.
public final class Changes {
    private Changes() {}

    public static String key(ChangeV1 change) {
        return change.connection() + "/" + change.type() + "/" + change.id();
    }

    /// @param now the time of the record where the change itself has none
    public static Message message(TopicSpec topic, ChangeV1 change, Instant now, @Nullable String causation) {
        ChangeV1 sent = isTooLarge(change) ? withoutSnapshot(change) : change;
        // Retention counts from the record's time: that we know of it now matters, not when it happened.
        return new Message(topic, key(sent), sent, "connector." + topic.name() + ".noticed.v1", now, causation);
    }

    private static boolean isTooLarge(ChangeV1 change) {
        return change.snapshot() != null && (!Json.hasShortNumbers(change.snapshot()) || !Outbox.fits(change));
    }

    /// Too large to be carried along: read again by the one who handles it.
    private static ChangeV1 withoutSnapshot(ChangeV1 change) {
        return new ChangeV1(
                change.connection(),
                change.type(),
                change.id(),
                change.operation(),
                change.cause(),
                change.eventId(),
                change.at(),
                change.mergedInto(),
                null);
    }
}
