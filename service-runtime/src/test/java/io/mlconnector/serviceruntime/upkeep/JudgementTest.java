package io.mlconnector.serviceruntime.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Map<String, LedgerEntryV1> ledger = new HashMap<>();

    @Test
    void knowsWhatTheLedgerHolds() {
        row("a", State.DONE, "1043");
        assertThat(judge(object("a", "1043"))).isEqualTo(new Judgement(1, 1, 0, List.of(), List.of()));
    }

    @Test
    void anotherObjectOfADoneOperationIsExtra() {
        row("a", State.DONE, "1043");
        Judgement judgement = judge(object("a", "1043"), object("a", "1044"));
        assertThat(judgement.extras()).containsExactly(new Judgement.Extra(object("a", "1044"), "1043"));
        assertThat(judgement.known()).isEqualTo(1);
    }

    @Test
    void leavesAnIntentToTheWriter() {
        row("a", State.INTENT, null);
        assertThat(judge(object("a", "1043"))).isEqualTo(new Judgement(1, 0, 1, List.of(), List.of()));
    }

    @Test
    void anObjectOfAnOperationThatIsNotKnownIsAnOrphan() {
        assertThat(judge(object("a", "1043"), object("b", "1044")).orphans()).hasSize(2);
    }

    @Test
    void anObjectOfARefusedOperationIsAnOrphan() {
        row("a", State.PARKED, null);
        assertThat(judge(object("a", "1043")).orphans())
                .extracting(Judgement.Orphan::why)
                .containsExactly("the ledger says that its operation was refused");
    }

    private Judgement judge(Marked... objects) {
        return Judgement.of(List.of(objects), operation -> Optional.ofNullable(ledger.get(operation)));
    }

    private void row(String operation, State state, @Nullable String vendorId) {
        ledger.put(
                operation,
                new LedgerEntryV1(
                        operation,
                        state,
                        "asana/Task/1",
                        "id",
                        "",
                        "h",
                        1,
                        NOW,
                        null,
                        null,
                        vendorId,
                        "0",
                        null,
                        "t-0-1"));
    }

    private static Marked object(String operation, String id) {
        return new Marked(operation, id, "0", NOW, "quickbooks/Bill/" + id);
    }
}
