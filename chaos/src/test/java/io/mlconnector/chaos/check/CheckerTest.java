package io.mlconnector.chaos.check;

import static io.mlconnector.chaos.check.Found.AT;
import static io.mlconnector.chaos.check.Found.MARK;
import static io.mlconnector.chaos.check.Found.OPERATION;
import static io.mlconnector.chaos.check.Found.PAYLOAD;
import static io.mlconnector.chaos.check.Found.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    private final Found found = new Found();

    @Test
    void holdsWhereNothingIsWrong() {
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesALostCost() {
        found.bills.clear();
        assertThat(found.broken()).contains("I-01", "I-02", "I-12", "I-18");
    }

    @Test
    void seesACostThatIsTwoBills() {
        found.bills.add(Found.bill("8", MARK, "12.00"));
        assertThat(found.broken()).contains("I-01", "I-02", "I-03", "I-12", "I-18");
    }

    @Test
    void seesABillThatNoLedgerKnows() {
        found.ledger.clear();
        assertThat(found.broken()).contains("I-03", "I-06", "I-18");
    }

    @Test
    void seesABillThatTheLedgerHasUnderAnotherId() {
        found.ledger.put(OPERATION, Found.entry(OPERATION, State.DONE, "8"));
        assertThat(found.broken()).containsExactly("I-03", "I-18");
    }

    @Test
    void seesOtherBytesOnTheWireThanWereFrozen() {
        found.wire.set(0, Found.post(REQUEST, "other", AT.plusSeconds(1)));
        assertThat(found.broken()).containsExactly("I-04");
    }

    @Test
    void seesARepeatWithOtherBytes() {
        found.wire.add(Found.post(REQUEST, "other", AT.plusSeconds(2)));
        assertThat(found.broken()).contains("I-05");
    }

    @Test
    void seesAPostingWithoutARequestId() {
        found.wire.add(Found.post("", Ledgers.sha256(PAYLOAD), AT.plusSeconds(2)));
        assertThat(found.broken()).contains("I-05", "I-06");
    }

    @Test
    void seesACallBeforeItsIntent() {
        found.wire.set(0, Found.post(REQUEST, Ledgers.sha256(PAYLOAD), AT.minusSeconds(1)));
        assertThat(found.broken()).containsExactly("I-06");
    }

    @Test
    void seesACallAfterItsLease() {
        found.wire.add(Found.post(REQUEST, Ledgers.sha256(PAYLOAD), AT.plusSeconds(61)));
        assertThat(found.broken()).containsExactly("I-06");
    }

    @Test
    void seesLinesThatDoNotAddUp() {
        ((ObjectNode) found.bills.getFirst().path("Line").path(0)).put("Amount", new BigDecimal("11.99"));
        assertThat(found.broken()).containsExactly("I-11");
    }

    @Test
    void seesAnotherAmountThanWasEntered() {
        found.bills.set(0, Found.bill("7", MARK, "12.01"));
        assertThat(found.broken()).containsExactly("I-12");
    }

    @Test
    void seesATaskThatDoesNotShowItsBill() {
        found.tasks.set(0, Found.task("100", Map.of("Posting", "Ready", "QuickBooks id", "")));
        assertThat(found.broken()).containsExactly("I-13");
    }

    @Test
    void seesOperationsOfTwoConnections() {
        found.ledger.put("935/Vendor/1/task/0", Found.entry("935/Vendor/1/task/0", State.DONE, "300"));
        assertThat(found.broken()).containsExactly("I-14");
    }

    @Test
    void seesWhatIsStillOnItsWay() {
        found.lags.put("qbo-writer", 1L);
        assertThat(found.broken()).containsExactly("I-16");
        found.lags.clear();
        found.ledger.put(OPERATION, Found.entry(OPERATION, State.INTENT, "7"));
        assertThat(found.broken()).contains("I-16");
    }

    @Test
    void seesWhatIsToldTwice() {
        found.comments.put("100", List.of("Posted as bill 7.", "Posted as bill 7."));
        assertThat(found.broken()).containsExactly("I-19");
    }

    @Test
    void seesABurst() {
        IntStream.range(0, 25)
                .forEach(_ -> found.wire.add(Found.post(REQUEST, Ledgers.sha256(PAYLOAD), AT.plusMillis(1_500))));
        assertThat(found.broken()).containsExactly("I-23");
    }

    @Test
    void seesAThreadThatDied(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("qbo-writer.log");
        Files.writeString(log, "INFO all well\nException in thread \"p-1\" java.lang.Error\n");
        found.logs.add(log);
        assertThat(found.broken()).containsExactly("I-24");
    }
}
