package io.mlconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.ReadsV1;
import io.mlconnector.contracts.WatchV1;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsIndexTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant HALF = Instant.parse("2026-11-16T00:00:00Z");

    private final ReadsIndex index = new ReadsIndex();

    @Test
    void showsTheMonthOfEachConnectionByCauseWithItsForecastAndBudget() {
        put(new ReadsV1("1", "2026-11", "cdc", 4_000, START, HALF));
        put(new ReadsV1("1", "2026-11", "webhook-fetch", 1_000, START, HALF));
        put(new ReadsV1("1", "2026-10", "cdc", 7_777, START, HALF));
        put(new ReadsV1("2", "2026-11", "cdc", 5, START, HALF));
        index.put(
                "1/quickbooks",
                new WatchV1("1", "quickbooks", null, List.of(), null, null, List.of(), null, 300L, 9_000L, null, HALF));

        List<ReadsIndex.Month> months = index.months(HALF);

        assertThat(months).extracting(ReadsIndex.Month::connection).containsExactly("1", "2");
        assertThat(months.getFirst().reads()).isEqualTo(5_000);
        assertThat(months.getFirst().forecast()).isEqualTo(10_000);
        assertThat(months.getFirst().isTight()).isTrue();
        assertThat(months.getFirst().byCause()).containsEntry("cdc", 4_000L);
        assertThat(months.getLast().isTight()).isFalse();
        assertThat(months.getLast().budget()).isNull();
    }

    @Test
    void aRowThatWasWithdrawnIsForgotten() {
        put(new ReadsV1("1", "2026-11", "cdc", 4_000, START, HALF));
        index.put("1/2026-11/cdc", (ReadsV1) null);
        assertThat(index.months(HALF)).isEmpty();
    }

    private void put(ReadsV1 row) {
        index.put(row.key(), row);
    }
}
