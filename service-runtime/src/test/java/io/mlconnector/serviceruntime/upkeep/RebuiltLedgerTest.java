package io.mlconnector.serviceruntime.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuiltLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RebuiltLedger rebuilt = new RebuiltLedger(Map.of("a", "hash-of-a"));

    @Test
    void takesTheHashFromTheCommandWhereItIsStillThere() {
        done("a", "1043");
        done("b", "1044");
        assertThat(rebuilt.rows()).extracting(LedgerEntryV1::payloadHash).containsExactly("hash-of-a", "");
        assertThat(rebuilt.rows()).extracting(LedgerEntryV1::state).containsOnly(State.DONE);
    }

    @Test
    void ofTwoWithOneMarkTheFirstStaysAndTheOtherIsToldOf() {
        done("a", "1043");
        done("a", "1044");
        assertThat(rebuilt.rows()).extracting(LedgerEntryV1::vendorId).containsExactly("1043");
        assertThat(rebuilt.problems()).singleElement().asString().contains("1044", "1043");
    }

    @Test
    void isTheSameAsTheLedgerItCameFrom() {
        done("a", "1043");
        done("b", "1044");
        Map<String, LedgerEntryV1> ledger = new HashMap<>();
        rebuilt.rows().forEach(row -> ledger.put(row.operation(), row));
        assertThat(RebuiltLedger.differences(ledger, rebuilt.rows(), _ -> true)).isEmpty();

        ledger.remove("a");
        assertThat(RebuiltLedger.differences(ledger, rebuilt.rows(), _ -> true))
                .containsExactly("a: the marks say 1043, the ledger nothing");
    }

    @Test
    void missesWhatHasLostItsMark() {
        done("a", "1043");
        Map<String, LedgerEntryV1> ledger = new HashMap<>();
        rebuilt.rows().forEach(row -> ledger.put(row.operation(), row));
        RebuiltLedger nothing = new RebuiltLedger(Map.of());
        assertThat(RebuiltLedger.differences(ledger, nothing.rows(), _ -> true))
                .containsExactly("a: the ledger says 1043, the marks nothing");
        assertThat(RebuiltLedger.differences(ledger, nothing.rows(), _ -> false))
                .as("an update leaves no mark of its own")
                .isEmpty();
    }

    private void done(String operation, String id) {
        rebuilt.done(new Marked(operation, id, "0", NOW, "quickbooks/Bill/" + id), "id", "asana/Task/1");
    }
}
