package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.check.Verdict;
import io.mlconnector.chaos.fleet.Fleet;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Has the writers look for what their ledgers do not know, at once and at all of it; else they do so every quarter of
/// an hour.
final class Sweeps {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final List<Victim> WRITERS = List.of(Victim.ASANA_WRITER, Victim.QBO_WRITER);

    private final Fleet fleet;
    private final AtomicInteger begun = new AtomicInteger();

    Sweeps(Fleet fleet) {
        this.fleet = fleet;
    }

    int begun() {
        return begun.get();
    }

    /// Returns when the writer has begun.
    void begin(Victim writer) throws InterruptedException {
        Patience.until("a sweep of " + writer.id(), MOST, () -> Optional.of(start(writer, false)));
    }

    /// Lets both look, and waits for their findings.
    void all() throws InterruptedException {
        for (Victim writer : WRITERS) {
            findings(writer, false);
        }
    }

    /// What there is to find when all is quiet; nothing is changed.
    Verdict nothingLeft(String when) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (Victim writer : WRITERS) {
            for (JsonNode found : findings(writer, true)) {
                wrong.add("orphaned: " + found.path("text").asText());
            }
        }
        return new Verdict("I-03", "A sweep finds nothing that the ledger does not know", when, wrong);
    }

    private JsonNode findings(Victim writer, boolean dryRun) throws InterruptedException {
        return Patience.until("the findings of " + writer.id(), MOST, () -> {
            long number = start(writer, dryRun);
            JsonNode status = Patience.until("the end of a sweep", MOST, () -> ended(writer, number));
            return status.path("state").asText().equals("DONE")
                    ? Optional.of(status.path("report").path("found"))
                    : Optional.empty();
        });
    }

    private long start(Victim writer, boolean dryRun) throws Api.FailedException, InterruptedException {
        JsonNode status = api(writer).post("/sweep?all=true&dryRun=" + dryRun, Api.object());
        begun.incrementAndGet();
        return status.path("number").asLong();
    }

    private Optional<JsonNode> ended(Victim writer, long number) throws Api.FailedException, InterruptedException {
        JsonNode status = api(writer).get("");
        return status.path("number").asLong() != number
                        || status.path("state").asText().equals("RUNNING")
                ? Optional.empty()
                : Optional.of(status);
    }

    private Api api(Victim writer) {
        return new Api(fleet.url(writer) + "/control/" + writer.id() + "/upkeep", "");
    }
}
