package io.mlconnector.serviceruntime.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.ReadsV1;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReadBudgetTest {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant HALF = Instant.parse("2026-11-16T00:00:00Z");

    @Test
    void withoutABudgetNothingIsSlowed() {
        assertThat(ReadBudget.NONE.interval(USUAL, month(HALF, 400_000, 90_000)))
                .isEqualTo(USUAL);
    }

    @Test
    void enoughBudgetLeavesTheCycleAlone() {
        assertThat(new ReadBudget(500_000L).interval(USUAL, month(HALF, 4_320, 2_000)))
                .isEqualTo(USUAL);
    }

    @Test
    void slowsLongBeforeTheBudgetEnds() {
        // 4,320 looks and 2,000 others by half of the month; the others come once more.
        ReadBudget budget = new ReadBudget(10_000L);

        Duration interval = budget.interval(USUAL, month(HALF, 4_320, 2_000));

        assertThat(interval).isBetween(Duration.ofMinutes(17), Duration.ofMinutes(19));
        assertThat(budget.sentence(month(HALF, 4_320, 2_000))).contains("12640", "budget of 10000", "slows down");
    }

    @Test
    void neverStopsLookingEvenWhenTheBudgetIsUsedUp() {
        ReadBudget budget = new ReadBudget(1_000L);
        assertThat(budget.interval(USUAL, month(HALF, 4_320, 0))).isEqualTo(ReadBudget.LONGEST);
        assertThat(budget.sentence(month(HALF, 4_320, 0))).contains("used up");
    }

    @Test
    void theFirstLoadDoesNotGoOn() {
        MonthOfReads reads = MonthOfReads.of(
                List.of(
                        new ReadsV1("1", "2026-11", "first-load", 5_000, START, START),
                        new ReadsV1("1", "2026-11", "cdc", 100, START, HALF),
                        new ReadsV1("1", "2026-10", "cdc", 9_999, START, START)),
                HALF);
        assertThat(reads.soFar()).isEqualTo(5_100);
        assertThat(reads.forecast()).isEqualTo(5_200);
    }

    @Test
    void saysNoForecastInTheFirstHour() {
        MonthOfReads reads =
                MonthOfReads.of(List.of(new ReadsV1("1", "2026-11", "cdc", 60, HALF.minusSeconds(60), HALF)), HALF);
        assertThat(reads.forecast()).isEqualTo(60);
        assertThat(ReadBudget.NONE.sentence(reads))
                .doesNotContain("end of the month")
                .contains("no budget");
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatThrownBy(() -> ReadBudget.of(Optional.of(0L))).isInstanceOf(IllegalArgumentException.class);
    }

    /// Played to the end of the month: polling alone never takes what is left of the budget, and never stops.
    @Property(tries = 60)
    void pollingKeepsToTheBudget(
            @ForAll @LongRange(min = 2_000, max = 50_000) long perMonth,
            @ForAll @IntRange(min = 0, max = 40) int othersADay) {
        ReadBudget budget = new ReadBudget(perMonth);
        Instant now = START;
        Instant end = Instant.parse("2026-12-01T00:00:00Z");
        long looks = 0;
        while (now.isBefore(end)) {
            long others = Duration.between(START, now).toHours() * othersADay / 24;
            Duration next = budget.interval(USUAL, month(now, looks, others));
            assertThat(next).isBetween(USUAL, ReadBudget.LONGEST);
            now = now.plus(next);
            looks++;
        }
        assertThat(looks + 30L * othersADay).isLessThanOrEqualTo(perMonth + 20);
        assertThat(looks).isPositive();
    }

    private static MonthOfReads month(Instant now, long cdc, long fetches) {
        return MonthOfReads.of(
                List.of(
                        new ReadsV1("1", "2026-11", "cdc", cdc, START, now),
                        new ReadsV1("1", "2026-11", "webhook-fetch", fetches, START, now)),
                now);
    }
}
