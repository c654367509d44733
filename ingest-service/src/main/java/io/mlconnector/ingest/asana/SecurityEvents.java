package io.mlconnector.ingest.asana;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// What somebody tried at one of our subscriptions who is not Asana. Each is counted; the audit trail is kept for ever,
/// and hears of it once an hour for each subscription, however often it is tried.
final class SecurityEvents {
    private static final Logger LOG = Logger.getLogger(SecurityEvents.class);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_HOOKS = 1_000;

    private final MeterRegistry meters;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Kind, Map<String, Instant>> told = new EnumMap<>(Kind.class);

    enum Kind {
        HANDSHAKE_ON_ACTIVE(
                "handshake-on-active",
                "A handshake came for a webhook that has its secret. It was refused and changed nothing."),
        HANDSHAKE_MISMATCH(
                "handshake-mismatch",
                "While this webhook was made, somebody else than Asana sent a handshake to its address. The secret is"
                        + " Asana's own all the same.");

        private final String id;
        private final String sentence;

        Kind(String id, String sentence) {
            this.id = id;
            this.sentence = sentence;
        }
    }

    SecurityEvents(MeterRegistry meters, AuditTrail trail, Clock clock) {
        this.meters = meters;
        this.trail = trail;
        this.clock = clock;
    }

    /// Returns at once: an answer never waits for the trail.
    void tell(Kind kind, WebhookV1 hook) {
        meters.counter("mlc.webhooks.security", "vendor", "asana", "event", kind.id)
                .increment();
        if (isNews(kind, hook.hook())) {
            LOG.warnf("%s: webhook=%s resource=%s", kind.id, hook.webhook(), hook.resource());
            var _ = Thread.ofVirtual().name("security-event").start(() -> report(kind, hook));
        }
    }

    private synchronized boolean isNews(Kind kind, String hook) {
        Instant now = clock.instant();
        Map<String, Instant> last = told.computeIfAbsent(kind, _ -> new HashMap<>());
        last.values().removeIf(at -> at.plus(QUIET).isBefore(now));
        return last.size() < MOST_HOOKS && last.putIfAbsent(hook, now) == null;
    }

    /// The path is not named: it is half of what a forger would need.
    private void report(Kind kind, WebhookV1 hook) {
        try {
            send(kind, hook);
        } catch (KafkaException e) {
            LOG.warnf("%s is not in the audit trail: %s", kind.id, e.getMessage());
        }
    }

    private void send(Kind kind, WebhookV1 hook) {
        var _ = trail.report(
                        new AuditTrail.Entry(
                                hook.connection(),
                                "asana/Webhook/" + hook.webhook(),
                                List.of("asana/Project/" + hook.resource()),
                                "security",
                                kind.sentence,
                                Map.of("event", kind.id)),
                        null)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warnf("%s is not in the audit trail: %s", kind.id, failure.getMessage());
                    }
                });
    }
}
