package io.mlconnector.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What only a sandbox can do: count the writes it took, and deliver its webhooks again.
final class SandboxControl {
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// How many writes each side has taken from anyone.
    record Writes(long quickbooks, long asana) {}

    private final VendorApi quickbooks;
    private final VendorApi asana;

    SandboxControl(VendorApi quickbooks, VendorApi asana) {
        this.quickbooks = quickbooks;
        this.asana = asana;
    }

    Writes writes() {
        return new Writes(count(quickbooks), count(asana));
    }

    /// Waits until nothing was written for this long: echoes of the last step may still be on their way.
    Writes settled(Duration quiet) {
        long deadline = System.nanoTime() + MOST.toNanos();
        Writes last = writes();
        long since = System.nanoTime();
        while (System.nanoTime() - since < quiet.toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new StepFailure(
                        "The connector does not come to rest: it still writes after " + MOST.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            Writes now = writes();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    /// Delivers every webhook of both sides again, in a shuffled order.
    ///
    /// @return how many deliveries were made
    long redeliver(long seed) {
        return delivered(quickbooks, seed) + delivered(asana, seed);
    }

    private static long delivered(VendorApi side, long seed) {
        JsonNode answer = side.post(
                "/sandbox/redeliver",
                VendorApi.object().put("times", 2).put("shuffle", true).put("seed", seed));
        return answer.path("deliveries").asLong();
    }

    private static long count(VendorApi side) {
        return side.get("/sandbox/writes").path("count").asLong();
    }
}
