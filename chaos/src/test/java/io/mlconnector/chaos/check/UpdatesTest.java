package io.mlconnector.chaos.check;

import static io.mlconnector.chaos.check.Found.AT;
import static io.mlconnector.chaos.check.Found.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A cost of 12.00 that was posted and then approved with 15.00.
class UpdatesTest {
    private static final String UPDATE = "934/CostItem/100/update/1-ab12";
    private static final String UPDATED = "Posted as bill 7.";
    private static final String STAYS = "Bill 7 stays as it is. It was changed in QuickBooks: amount 20.00 there.";

    private final Found found = new Found();

    @BeforeEach
    void theCostIsChanged() {
        Cost cost = found.costs.getFirst();
        found.costs.set(0, cost.approvedWith(new BigDecimal("15.00")));
        found.ledger.put(UPDATE, update());
        found.bills.set(0, bill("15.00"));
        found.wire.add(Found.post("request-2", "b", AT.plusSeconds(1)));
    }

    @Test
    void aBillWithAnUpdateIsOneBill() {
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void anUpdateMayGoOutForALaterVersionUnderAnotherId() {
        found.wire.add(Found.post(UpdateRequests.id(UPDATE + "|1"), "c", AT.plusSeconds(2)));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void theIdsAreThoseOfTheWriter() {
        assertThat(UpdateRequests.id("9341/CostItem/1207/PostBill/1"))
                .isEqualTo("v7babah2xotq5k7q2rlbdynsemkgx734l2y3");
    }

    @Test
    void seesALostUpdate() {
        found.bills.set(0, bill("12.00"));
        assertThat(found.broken()).containsExactly("I-12");
    }

    @Test
    void anEarlierAmountStandsWhereTheTaskSaysSo() {
        found.bills.set(0, bill("12.00"));
        found.comments.put("100", List.of(UPDATED, STAYS));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesAnAmountThatNobodyApprovedWhateverTheTaskSays() {
        found.bills.set(0, bill("13.00"));
        found.comments.put("100", List.of(UPDATED, STAYS));
        assertThat(found.broken()).containsExactly("I-12");
    }

    @Test
    void seesAnUpdateThatOverwroteWhatTheAccountantChanged() {
        found.costs.set(0, found.costs.getFirst().changedThere(new BigDecimal("20.00")));
        assertThat(found.broken()).containsExactly("I-12");
        found.bills.set(0, bill("20.00"));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesAnUpdateThatWasASecondBill() {
        found.bills.set(0, bill("12.00"));
        found.bills.add(Found.bill("8", MARK, "15.00"));
        assertThat(found.broken()).contains("I-01", "I-02", "I-03", "I-12");
    }

    @Test
    void seesAnUpdateWithoutAnIntent() {
        found.wire.add(Found.post(UpdateRequests.id("934/CostItem/100/update/2-cd34"), "d", AT.plusSeconds(3)));
        assertThat(found.broken()).containsExactly("I-06");
    }

    @Test
    void seesAnUpdateAfterItsLease() {
        found.wire.add(Found.post(UpdateRequests.id(UPDATE + "|1"), "c", AT.plusSeconds(61)));
        assertThat(found.broken()).containsExactly("I-06");
    }

    @Test
    void seesTwoBodiesOfAnUpdateUnderOneId() {
        found.wire.add(Found.post("request-2", "c", AT.plusSeconds(2)));
        assertThat(found.broken()).containsExactly("I-05");
    }

    @Test
    void seesAnUpdateWithTheIdOfItsPosting() {
        found.ledger.put(UPDATE, Found.entry(UPDATE, State.DONE, "7"));
        assertThat(found.broken()).contains("I-05");
    }

    @Test
    void aTaskMayWantAttentionOnlyWhenItSaysThatItsBillWasNotChanged() {
        found.tasks.set(0, Found.task("100", Map.of("Posting", "Needs attention", "QuickBooks id", "7")));
        assertThat(found.broken()).containsExactly("I-13");
        found.comments.put("100", List.of(UPDATED, "Bill 7 was not changed. It is paid, in part or in full."));
        assertThat(found.broken()).isEmpty();
    }

    private static ObjectNode bill(String amount) {
        return Found.bill("7", MARK, amount).put("SyncToken", "1");
    }

    private static LedgerEntryV1 update() {
        LedgerEntryV1 like = Found.entry(UPDATE, State.DONE, "7");
        return new LedgerEntryV1(
                like.operation(),
                like.state(),
                like.record(),
                "request-2",
                like.payload(),
                like.payloadHash(),
                like.attempts(),
                like.intendedAt(),
                like.notAfter(),
                like.finishedAt(),
                like.vendorId(),
                "1",
                null,
                like.source());
    }
}
