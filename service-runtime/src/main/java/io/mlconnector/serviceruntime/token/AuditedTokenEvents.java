package io.mlconnector.serviceruntime.token;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/// [TokenEvents] in the audit trail, under the record `quickbooks/Connection/9341`. What cannot be written is
/// logged: nobody waits for it.
final class AuditedTokenEvents implements TokenEvents {
    private static final Logger LOG = Logger.getLogger(AuditedTokenEvents.class);

    private final AuditTrail trail;
    private final TokenPlace place;
    private final ConnectionId connection;

    AuditedTokenEvents(AuditTrail trail, TokenPlace place, ConnectionId connection) {
        this.trail = trail;
        this.place = place;
        this.connection = connection;
    }

    @Override
    public void connected(long grant) {
        tell(
                "connected",
                "What a person granted is stored, and used from now on.",
                Map.of("version", Long.toString(grant)));
    }

    @Override
    public void resealed() {
        tell("resealed", "The tokens are sealed with the new key.", Map.of());
    }

    @Override
    public void refreshFailed(String why) {
        tell("retried", "The access token could not be refreshed: " + why + ". It is tried again.", Map.of());
    }

    @Override
    public void personNeeded(String why) {
        tell("reconnect-needed", "A person has to connect " + place.vendor() + ": " + why + ".", Map.of());
    }

    private void tell(String step, String sentence, Map<String, String> facts) {
        String record = place.vendor().toLowerCase(Locale.ROOT) + "/Connection/" + connection;
        var _ = trail.report(new AuditTrail.Entry(connection.value(), record, List.of(), step, sentence, facts), null)
                .exceptionally(e -> {
                    LOG.warnf("%s of %s is not in the audit trail: %s", step, record, e.getMessage());
                    return null;
                });
    }
}
