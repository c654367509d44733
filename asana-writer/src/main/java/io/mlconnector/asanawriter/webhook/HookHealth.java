package io.mlconnector.asanawriter.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a webhook fares. Asana sends something at least every 8 hours, deletes a webhook after 24 hours without a
/// success, and tells nobody. <https://developers.asana.com/docs/webhooks-guide>
sealed interface HookHealth {
    /// What is left of the 24 hours when a new webhook is made in its place: by then Asana's own attempts have had half
    /// a day to come through.
    Duration ACT_BEFORE = Duration.ofHours(12);

    /// Two heartbeats that did not come, and an hour.
    Duration SILENCE = Duration.ofHours(17);

    /// A webhook that was just created may still be shown as not active.
    Duration BEGINNING = Duration.ofMinutes(10);

    record Well() implements HookHealth {}

    /// Deliveries fail; Asana tries again by itself.
    record Failing(String why) implements HookHealth {}

    /// It will not come back by itself, or not in time.
    record Dying(String why) implements HookHealth {}

    /// @param now by Asana's clock
    static HookHealth of(LiveHook hook, Instant now) {
        Instant end = hook.deletedAt();
        if (end != null) {
            return now.isBefore(end.minus(ACT_BEFORE))
                    ? new Failing("Asana cannot deliver, and would delete it at " + end)
                    : new Dying("Asana cannot deliver, and deletes it at " + end);
        }
        Instant created = hook.createdAt();
        if (!hook.active() && (created == null || now.isAfter(created.plus(BEGINNING)))) {
            return new Dying("Asana shows it as not active");
        }
        Instant heard = later(created, hook.lastSuccessAt());
        if (heard != null && now.isAfter(heard.plus(SILENCE))) {
            return new Dying("nothing came since " + heard + ", not even a heartbeat");
        }
        Instant failed = hook.lastFailureAt();
        return failed != null && (hook.lastSuccessAt() == null || failed.isAfter(hook.lastSuccessAt()))
                ? new Failing("Asana could not deliver at " + failed)
                : new Well();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && one.isBefore(other)) ? other : one;
    }
}
