package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/// [OAuthKnobs] as the control API shows and takes them.
final class KnobsBody {
    static final List<String> MEMBERS = List.of(
            "accessLife: of an access token, an ISO 8601 duration such as PT1H",
            "codeLife: of an authorization code, PT5M",
            "refreshLife: of a refresh token from its last use on, P100D",
            "rotation: how long a refresh token keeps its value, PT24H; PT0S changes it at each use",
            "grace: how long the old value works after its change, PT0S; Intuit's older pages say PT24H",
            "hardLife: from the consent to the end of the grant, P1825D",
            "exchangeTakes: how long, in real time, a refresh is under way, PT0.1S; another one meanwhile is concurrent",
            "concurrentUseRevokes: whether that kills the grant, true",
            "codeReplayRevokes: whether a code that comes twice kills the grant it led to, true",
            "refreshReplayRevokes: whether a refresh token that had its day kills the grant, false",
            "reset: true to begin with the defaults");

    private KnobsBody() {}

    /// @throws IllegalArgumentException with a sentence
    static OAuthKnobs read(ObjectNode body, OAuthKnobs current) {
        OAuthKnobs now = body.path("reset").asBoolean() ? OAuthKnobs.HARSH : current;
        return new OAuthKnobs(
                duration(body, "accessLife", now.accessLife()),
                duration(body, "codeLife", now.codeLife()),
                duration(body, "refreshLife", now.refreshLife()),
                duration(body, "rotation", now.rotation()),
                duration(body, "grace", now.grace()),
                duration(body, "hardLife", now.hardLife()),
                duration(body, "exchangeTakes", now.exchangeTakes()),
                flag(body, "concurrentUseRevokes", now.concurrentUseRevokes()),
                flag(body, "codeReplayRevokes", now.codeReplayRevokes()),
                flag(body, "refreshReplayRevokes", now.refreshReplayRevokes()));
    }

    static ObjectNode write(OAuthKnobs knobs) {
        return Json.object()
                .put("accessLife", knobs.accessLife().toString())
                .put("codeLife", knobs.codeLife().toString())
                .put("refreshLife", knobs.refreshLife().toString())
                .put("rotation", knobs.rotation().toString())
                .put("grace", knobs.grace().toString())
                .put("hardLife", knobs.hardLife().toString())
                .put("exchangeTakes", knobs.exchangeTakes().toString())
                .put("concurrentUseRevokes", knobs.concurrentUseRevokes())
                .put("codeReplayRevokes", knobs.codeReplayRevokes())
                .put("refreshReplayRevokes", knobs.refreshReplayRevokes());
    }

    private static Duration duration(ObjectNode body, String name, Duration otherwise) {
        if (!body.has(name)) {
            return otherwise;
        }
        try {
            return Duration.parse(body.path(name).asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is a duration such as PT1H or P30D.", e);
        }
    }

    private static boolean flag(ObjectNode body, String name, boolean otherwise) {
        JsonNode given = body.path(name);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new IllegalArgumentException(name + " is true or false.");
        }
        return given.asBoolean(otherwise);
    }
}
