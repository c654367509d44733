package io.mlconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.AuditV1;
import org.junit.jupiter.api.Test;

class AuditIndexTest {
    private static final String BILL = "quickbooks/Bill/1043";
    private static final String TASK = "asana/Task/1207";

    private final AuditIndex index = new AuditIndex(3, 5);

    @Test
    void showsTheNewestFirst() {
        index.add(Samples.step(BILL, "intent", "first"));
        index.add(Samples.step(BILL, "done", "second"));

        assertThat(index.latest(10, _ -> true)).extracting(AuditV1::detail).containsExactly("second", "first");
    }

    @Test
    void tellsTheTrailOfARecordOldestFirstWithWhatOthersSayOfIt() {
        index.add(Samples.step(TASK, "decided", "the task asks for a bill"));
        index.add(Samples.step(BILL, "done", "posted", TASK));

        assertThat(index.trail(TASK)).extracting(AuditV1::detail).containsExactly("the task asks for a bill", "posted");
        assertThat(index.trail(BILL)).extracting(AuditV1::detail).containsExactly("posted");
    }

    @Test
    void keepsTheNewestOfARecordOnly() {
        for (int number = 1; number <= 4; number++) {
            index.add(Samples.step(BILL, "done", "step " + number));
        }

        assertThat(index.trail(BILL)).extracting(AuditV1::detail).containsExactly("step 2", "step 3", "step 4");
        assertThat(index.latest(10, _ -> true)).hasSize(4);
    }

    @Test
    void forgetsTheOldestOfAllInEveryRecord() {
        index.add(Samples.step(BILL, "done", "oldest", TASK));
        for (int number = 1; number <= 5; number++) {
            index.add(Samples.step("asana/Task/" + number, "done", "newer"));
        }

        assertThat(index.trail(BILL)).isEmpty();
        assertThat(index.trail(TASK)).isEmpty();
        assertThat(index.latest(10, _ -> true)).hasSize(5);
        assertThat(index.seen()).isEqualTo(6);
    }
}
