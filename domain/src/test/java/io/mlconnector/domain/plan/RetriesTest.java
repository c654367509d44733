package io.mlconnector.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void waitsLongerWithEachRefusalAndSixHoursAtMost() {
        assertThat(List.of(1, 2, 3, 4).stream().map(Retries::wait))
                .containsExactly(
                        Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(Retries.wait(Retries.MOST_IN_A_ROW)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void triesEachItemOfAClosedPeriodForItself() {
        List<Link> refused = List.of(
                refused("1", Cause.CLOSED_PERIOD.code(), 1, NOON),
                refused("2", Cause.CLOSED_PERIOD.code(), 2, NOON),
                refused("3", Cause.INACTIVE_REFERENCE.code(), 1, NOON));

        assertThat(due(refused, null, NOON.plusSeconds(14))).isEmpty();
        assertThat(due(refused, null, NOON.plusSeconds(15))).containsExactly(List.of("1"), List.of("3"));
        assertThat(due(refused, null, NOON.plusSeconds(30))).containsExactly(List.of("1"), List.of("2"), List.of("3"));
    }

    @Test
    void oneItemProbesForAllWhenTheCompanyTakesNothing() {
        List<Link> refused = List.of(
                refused("10", Cause.COMPANY_STATUS.code(), 3, NOON.minusSeconds(50)),
                refused("9", Cause.COMPANY_STATUS.code(), 1, NOON));

        assertThat(due(refused, null, NOON.plusSeconds(59))).isEmpty();
        assertThat(due(refused, null, NOON.plusSeconds(60))).containsExactly(List.of("9", "10"));
    }

    @Test
    void allGoOnOnceTheCompanyHasTakenAPostingAgain() {
        List<Link> refused = List.of(
                refused("9", Cause.COMPANY_STATUS.code(), 40, NOON),
                refused("10", Cause.COMPANY_STATUS.code(), 1, NOON),
                refused("11", Cause.COMPANY_STATUS.code(), 1, NOON.plusSeconds(5)));

        assertThat(due(refused, NOON.plusSeconds(1), NOON.plusSeconds(6)))
                .as("not the one that was refused after that posting")
                .containsExactly(List.of("9"), List.of("10"));
    }

    @Test
    void leavesToAPersonWhatDoesNotGoByItself() {
        assertThat(due(
                        List.of(
                                refused("1", "refused", 1, NOON),
                                refused("2", "duplicate-number", 1, NOON),
                                refused("3", Cause.CLOSED_PERIOD.code(), Retries.MOST_IN_A_ROW, NOON),
                                new Link(Pair.costItem("4"), null, "4", Link.State.REJECTED, 1, "a", "closed", null)),
                        NOON.plusSeconds(1),
                        NOON.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    private static List<List<String>> due(List<Link> refused, @Nullable Instant lastPosting, Instant now) {
        return Retries.due(refused, lastPosting, now)
                .map(Trigger.RetriesDue::firstOf)
                .orElse(List.of());
    }

    private static Link refused(String gid, String code, int inARow, Instant at) {
        return new Link(
                Pair.costItem(gid),
                null,
                gid,
                Link.State.REJECTED,
                inARow,
                "a",
                "why",
                null,
                new Refusal(code, inARow, null),
                at);
    }
}
