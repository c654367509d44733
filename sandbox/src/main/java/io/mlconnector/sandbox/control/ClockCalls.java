package io.mlconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.time.SandboxClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Reads and moves the clock, which both sides share.
public final class ClockCalls {
    private ClockCalls() {}

    public static void addTo(ControlApi api, SandboxClock clock) {
        api.get("clock", "The sandbox's time, and whether it stands still", _ -> show(clock));
        api.post(
                "clock",
                "Moves the clock forward, stops it or lets it run; what becomes due happens at once",
                List.of(
                        "advance: how far, as an ISO 8601 duration such as PT1H or P30D",
                        "to: or up to which time, ISO 8601 with an offset; never back",
                        "frozen: whether it stands still afterwards"),
                request -> {
                    move(clock, request.body());
                    return show(clock);
                });
    }

    private static void move(SandboxClock clock, ObjectNode body) {
        try {
            if (body.has("frozen") && body.path("frozen").asBoolean() && !clock.isFrozen()) {
                clock.freeze();
            }
            Duration by = body.has("to")
                    ? Duration.between(
                            clock.instant(), Instant.parse(body.path("to").asText()))
                    : Duration.parse(body.path("advance").asText("PT0S"));
            if (by.isNegative()) {
                throw new RefusedException("The clock does not go back.");
            }
            clock.advance(by);
            if (body.has("frozen") && !body.path("frozen").asBoolean()) {
                clock.run();
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new RefusedException(
                    "advance is a duration such as PT1H or P30D; to is a time such as " + "2026-12-01T09:00:00Z.");
        }
    }

    private static Answer show(SandboxClock clock) {
        return Answer.json(
                200, Json.object().put("time", clock.instant().toString()).put("frozen", clock.isFrozen()));
    }
}
