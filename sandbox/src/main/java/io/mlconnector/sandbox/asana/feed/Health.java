package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Times;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the deliveries of one webhook fare. Nobody is told of it; it can only be looked up. Guarded by the
/// courier's monitor.
final class Health {
    static final Duration HEARTBEAT = Duration.ofHours(8);
    private static final Duration PATIENCE = Duration.ofHours(24);

    private int failures;
    private @Nullable Instant failingSince;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant lastFailure;
    private @Nullable String lastFailureContent;
    private @Nullable Instant nextAttemptAfter;

    void succeeded(Instant now) {
        failures = 0;
        failingSince = null;
        nextAttemptAfter = null;
        lastSuccess = now;
    }

    void failed(Instant now, String content, Duration wait) {
        failures++;
        nextAttemptAfter = now.plus(wait);
        lastFailure = now;
        lastFailureContent = content;
        if (failingSince == null) {
            failingSince = now;
        }
    }

    int failures() {
        return failures;
    }

    /// When Asana loses patience: a day after the last success. Something is sent at least every eight hours,
    /// so a failure finds the last success at most so long ago. Null while all is well.
    @Nullable
    Instant deadline() {
        if (failingSince == null) {
            return null;
        }
        Instant beat = failingSince.minus(HEARTBEAT);
        return (lastSuccess != null && lastSuccess.isAfter(beat) ? lastSuccess : beat).plus(PATIENCE);
    }

    boolean isOver(Instant now) {
        Instant deadline = deadline();
        return deadline != null && !now.isBefore(deadline);
    }

    ObjectNode show() {
        return Json.object()
                .put("last_success_at", text(lastSuccess))
                .put("last_failure_at", text(lastFailure))
                .put("last_failure_content", lastFailureContent == null ? "" : lastFailureContent)
                .put("delivery_retry_count", failures)
                .put("next_attempt_after", text(nextAttemptAfter))
                .put("failure_deletion_timestamp", text(deadline()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Times.text(time);
    }
}
