package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Api;
import java.util.Map;
import java.util.TreeMap;

/// What the vendors' fault desks have struck, as they log it.
final class FaultsHit {
    private final Map<String, Api> controls;

    FaultsHit(Api quickBooks, Api asana) {
        this.controls = Map.of("quickbooks", quickBooks, "asana", asana);
    }

    /// By side and kind: `asana drop-after`. The log holds the latest ten thousand.
    Map<String, Long> byKind() throws InterruptedException, Api.FailedException {
        Map<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, Api> control : controls.entrySet()) {
            for (JsonNode entry : control.getValue().get("/sandbox/faults/log").path("entries")) {
                if (entry.path("applied").asBoolean()) {
                    counts.merge(control.getKey() + " " + entry.path("kind").asText(), 1L, Long::sum);
                }
            }
        }
        return counts;
    }
}
