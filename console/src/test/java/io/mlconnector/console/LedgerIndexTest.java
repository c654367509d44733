package io.mlconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import org.junit.jupiter.api.Test;

class LedgerIndexTest {
    private static final String TASK = "asana/Task/1207";

    private final LedgerIndex index = new LedgerIndex(2);

    @Test
    void showsTheLastStateOfAnOperation() {
        index.put(Samples.operation("one", TASK, State.INTENT));
        index.put(Samples.operation("one", TASK, State.DONE));

        assertThat(index.ofRecord(TASK)).extracting(LedgerEntryV1::state).containsExactly(State.DONE);
    }

    @Test
    void neverKeepsPayloads() {
        index.put(Samples.operation("one", TASK, State.DONE));

        assertThat(index.ofRecord(TASK)).extracting(LedgerEntryV1::payload).containsExactly("");
    }

    @Test
    void forgetsWhatWasWrittenLongestAgo() {
        index.put(Samples.operation("one", TASK, State.INTENT));
        index.put(Samples.operation("two", TASK, State.DONE));
        index.put(Samples.operation("one", TASK, State.DONE));
        index.put(Samples.operation("three", TASK, State.DONE));

        assertThat(index.ofRecord(TASK)).extracting(LedgerEntryV1::operation).containsExactlyInAnyOrder("one", "three");
    }
}
