package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Side;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Faults of single writes of the connector. Each stays until it has struck.
final class Strikes {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final Duration BETWEEN_WORK = Duration.ofSeconds(2);

    private final Map<Side, Api> control;
    private final ExtraWork work;
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(Deed.Strike strike, String rule) {}

    Strikes(Map<Side, Api> control, ExtraWork work) {
        this.control = Map.copyOf(control);
        this.work = work;
    }

    void place(Deed.Strike strike) throws InterruptedException, Api.FailedException {
        ObjectNode rule = Api.object();
        rule.put("where", strike.where()).put("kind", strike.kind()).put("nth", strike.nth());
        if (strike.kind().equals("throttle")) {
            rule.put("retryAfter", 2);
        }
        if (strike.kind().equals("slow")) {
            rule.put("pause", "PT45S");
        }
        JsonNode made = at(strike.side()).post("/sandbox/faults", rule);
        synchronized (placed) {
            placed.add(new Placed(strike, made.path("id").asText()));
        }
    }

    /// Gives the writers work until all have struck.
    ///
    /// @return those that have not in time
    List<Deed.Strike> awaitAll() throws InterruptedException, Api.FailedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        List<Deed.Strike> open = open();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            if (open.stream().anyMatch(strike -> strike.side() == Side.QUICKBOOKS)) {
                work.of(Victim.QBO_WRITER);
            }
            if (open.stream().anyMatch(strike -> strike.side() == Side.ASANA)) {
                work.of(Victim.ASANA_WRITER);
            }
            Thread.sleep(BETWEEN_WORK);
            open = open();
        }
        return open;
    }

    private List<Deed.Strike> open() throws InterruptedException, Api.FailedException {
        List<Placed> all;
        synchronized (placed) {
            all = List.copyOf(placed);
        }
        List<Deed.Strike> open = new ArrayList<>();
        for (Placed each : all) {
            JsonNode rule = at(each.strike().side()).get("/sandbox/faults/" + each.rule());
            if (rule.path("hits").asLong() == 0) {
                open.add(each.strike());
            }
        }
        return open;
    }

    private Api at(Side side) {
        Api api = control.get(side);
        if (api == null) {
            throw new IllegalStateException("no control of " + side);
        }
        return api;
    }
}
