package io.mlconnector.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/// A rule as JSON.
final class RuleBody {
    /// The members with their meaning.
    static final List<String> MEMBERS = List.of(
            "where: " + Where.FORMS,
            "kind: for calls " + String.join(", ", Kind.wireNames(false)) + "; for webhooks "
                    + String.join(", ", Kind.wireNames(true)),
            "nth: only the n-th call, counted from 1",
            "from: the first call, 1 unless told",
            "to: the last call, without end unless told",
            "every: each k-th call from the first one",
            "probability: from 0 to 1, by lot under the seed",
            "seed: of the lots, 1 unless told; the same seed gives the same schedule",
            "times: how often at most",
            "pause: of slow (real time, PT60S unless told) and delay (the sandbox's clock, PT10S), ISO 8601",
            "status: of html-before and html-after, 502 unless told",
            "retryAfter: seconds in the header of throttle, else as the vendor does",
            "lasting: of stale-token, whether the token stays refused while the rule is there",
            "id: to find the rule again, else f1, f2, …");

    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final List<String> NAMES = MEMBERS.stream()
            .map(member -> member.substring(0, member.indexOf(':')))
            .toList();

    private RuleBody() {}

    /// @param otherwise the id when the body has none
    /// @throws IllegalArgumentException with a sentence that says what is wrong
    static FaultRule parse(ObjectNode body, String otherwise) {
        body.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "A rule has no " + name + "; it has " + String.join(", ", NAMES) + ".");
            }
        });
        Where where = Where.parse(text(body, "where", ""));
        String name = text(body, "kind", "");
        Kind kind = Kind.parse(name)
                .orElseThrow(() -> new IllegalArgumentException("kind is one of "
                        + String.join(", ", Kind.wireNames(where instanceof Where.Deliveries)) + "; not '" + name
                        + "'."));
        return new FaultRule(
                text(body, "id", otherwise),
                where,
                kind,
                trigger(body),
                number(body, "times", Long.MAX_VALUE),
                pause(body, kind),
                small(body, "status", 502),
                small(body, "retryAfter", 0),
                body.path("lasting").asBoolean(false));
    }

    private static Trigger trigger(ObjectNode body) {
        if (body.has("nth") && (body.has("from") || body.has("to") || body.has("every"))) {
            throw new IllegalArgumentException("nth stands alone, without from, to and every.");
        }
        long nth = number(body, "nth", 0);
        JsonNode probability = body.path("probability");
        if (body.has("probability") && !probability.isNumber()) {
            throw new IllegalArgumentException("probability is from 0 to 1.");
        }
        return new Trigger(
                body.has("nth") ? nth : number(body, "from", 1),
                body.has("nth") ? nth : number(body, "to", Long.MAX_VALUE),
                number(body, "every", 1),
                body.has("probability") ? probability.decimalValue() : BigDecimal.ONE,
                number(body, "seed", 1));
    }

    private static Duration pause(ObjectNode body, Kind kind) {
        Duration otherwise = kind == Kind.DELAY ? DELAY : SLOW;
        try {
            return body.has("pause") ? Duration.parse(text(body, "pause", "")) : otherwise;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("pause is an ISO 8601 duration such as PT30S.", e);
        }
    }

    private static String text(ObjectNode body, String name, String otherwise) {
        JsonNode value = body.path(name);
        if (body.has(name) && !value.isTextual()) {
            throw new IllegalArgumentException(name + " is a text.");
        }
        return value.asText(otherwise);
    }

    private static long number(ObjectNode body, String name, long otherwise) {
        JsonNode value = body.path(name);
        if (!body.has(name)) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is a whole number.");
        }
        return value.asLong();
    }

    private static int small(ObjectNode body, String name, int otherwise) {
        return Math.clamp(number(body, name, otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static ObjectNode show(RunningRule running) {
        FaultRule rule = running.rule();
        Trigger trigger = rule.trigger();
        ObjectNode node = Json.object()
                .put("id", rule.id())
                .put("where", rule.where().text())
                .put("kind", rule.kind().wireName())
                .put("from", trigger.from());
        if (trigger.to() < Long.MAX_VALUE) {
            node.put("to", trigger.to());
        }
        node.put("every", trigger.every())
                .put("probability", trigger.probability())
                .put("seed", trigger.seed());
        if (rule.times() < Long.MAX_VALUE) {
            node.put("times", rule.times());
        }
        switch (rule.kind()) {
            case SLOW, DELAY -> node.put("pause", rule.pause().toString());
            case HTML_BEFORE, HTML_AFTER -> node.put("status", rule.status());
            case THROTTLE -> node.put("retryAfter", rule.retryAfter());
            case STALE_TOKEN -> node.put("lasting", rule.lasting());
            default -> {
                // Nothing more to say.
            }
        }
        return node.put("calls", running.calls()).put("hits", running.hits());
    }
}
