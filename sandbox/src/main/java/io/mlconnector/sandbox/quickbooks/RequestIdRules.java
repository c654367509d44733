package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/// What Intuit leaves open about `requestid`.
///
/// @param retention how long an answer is kept for its id
/// @param replayFaults whether a refusal is answered again too, so that only a new id gets a new try
/// @param refuseOtherBody whether the id is refused when another request comes under it; else that one gets the
/// old answer, and is silently not carried out
record RequestIdRules(Duration retention, boolean replayFaults, boolean refuseOtherBody) {
    /// A day, and what is harder for a client.
    static final RequestIdRules HARSH = new RequestIdRules(Duration.ofHours(24), true, false);

    static final List<String> MEMBERS = List.of(
            "retention: how long an answer is kept for its id, an ISO 8601 duration, PT24H",
            "replayFaults: whether a refusal is answered again too, true",
            "onDifferentBody: replay, the default, answers the old answer and does nothing; refuse answers 6000",
            "reset: true to begin with the defaults");

    private static final String REFUSE = "refuse";
    private static final String REPLAY = "replay";

    RequestIdRules {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("retention is not negative.");
        }
    }

    /// @throws IllegalArgumentException with a sentence
    RequestIdRules changed(ObjectNode body) {
        RequestIdRules now = body.path("reset").asBoolean() ? HARSH : this;
        if (body.has("replayFaults") && !body.path("replayFaults").isBoolean()) {
            throw new IllegalArgumentException("replayFaults is true or false.");
        }
        String other = body.path("onDifferentBody").asText(now.refuseOtherBody ? REFUSE : REPLAY);
        if (!List.of(REFUSE, REPLAY).contains(other)) {
            throw new IllegalArgumentException("onDifferentBody is replay or refuse.");
        }
        try {
            return new RequestIdRules(
                    Duration.parse(body.path("retention").asText(now.retention.toString())),
                    body.path("replayFaults").asBoolean(now.replayFaults),
                    other.equals(REFUSE));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("retention is a duration such as PT24H.", e);
        }
    }

    ObjectNode show() {
        return Json.object()
                .put("retention", retention.toString())
                .put("replayFaults", replayFaults)
                .put("onDifferentBody", refuseOtherBody ? REFUSE : REPLAY);
    }
}
