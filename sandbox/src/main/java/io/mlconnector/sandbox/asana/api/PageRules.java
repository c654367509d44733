package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// How listings are cut, where Asana's documents give no figure.
public final class PageRules {
    private final AtomicReference<Rules> rules =
            new AtomicReference<>(new Rules(Duration.ofMinutes(15), 1_000, false, 50_000));

    /// @param offsetLife of an offset; Asana says only that they expire
    /// @param unpaged how many objects a listing without a limit has at most
    /// @param unpagedRefused whether a longer listing without a limit is a 400; else it is cut without a word
    /// @param truncateAfter where a paged listing ends with a 400; Asana says "tens of thousands"
    record Rules(Duration offsetLife, int unpaged, boolean unpagedRefused, int truncateAfter) {}

    Rules get() {
        return rules.get();
    }

    public void addTo(ControlApi api) {
        api.get("paging", "How listings are cut", _ -> show());
        api.post(
                "paging",
                "Changes how listings are cut",
                List.of(
                        "offsetLifeSeconds: until an offset expires",
                        "unpaged: how many objects a listing without limit has at most",
                        "unpagedRefused: a longer one is a 400; else it is cut",
                        "truncateAfter: where a paged listing ends with a 400"),
                request -> {
                    Rules now = rules.get();
                    JsonNode body = request.body();
                    Rules changed = new Rules(
                            Duration.ofSeconds(body.path("offsetLifeSeconds")
                                    .asLong(now.offsetLife().toSeconds())),
                            body.path("unpaged").asInt(now.unpaged()),
                            body.path("unpagedRefused").asBoolean(now.unpagedRefused()),
                            body.path("truncateAfter").asInt(now.truncateAfter()));
                    if (changed.unpaged() < 1
                            || changed.truncateAfter() < 1
                            || changed.offsetLife().isNegative()) {
                        throw new ControlApi.RefusedException("unpaged and truncateAfter are at least 1.");
                    }
                    rules.set(changed);
                    return show();
                });
    }

    private Answer show() {
        Rules now = rules.get();
        return Answer.json(
                200,
                Json.object()
                        .put("offsetLifeSeconds", now.offsetLife().toSeconds())
                        .put("unpaged", now.unpaged())
                        .put("unpagedRefused", now.unpagedRefused())
                        .put("truncateAfter", now.truncateAfter()));
    }
}
