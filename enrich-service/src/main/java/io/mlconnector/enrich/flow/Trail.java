package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.serviceruntime.kafka.AuditTrail;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Audit entries of this service, to be sent together with what they tell of.
public final class Trail {
    public static final String SERVICE = "enrich-service";

    private final Clock clock;

    public Trail(Clock clock) {
        this.clock = clock;
    }

    /// @param record `quickbooks/Bill/1043`
    /// @param causation `topic-partition-offset`
    public Message entry(
            String connection,
            String record,
            List<String> related,
            String step,
            String detail,
            Map<String, String> facts,
            @Nullable String causation) {
        return AuditTrail.message(
                new AuditV1(clock.instant(), connection, record, related, SERVICE, step, detail, facts), causation);
    }
}
