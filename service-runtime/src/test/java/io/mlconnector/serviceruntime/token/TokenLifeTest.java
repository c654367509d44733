package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenLifeTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final URI PAGE = URI.create("http://localhost:8080/connect/quickbooks");

    @Test
    void countsTheRollingDays() {
        assertThat(left(in(99), Optional.empty()))
                .isEqualTo(" QuickBooks keeps the connection for 99 more days; each refresh begins them anew.");
    }

    @Test
    void saysNothingOfTheEndForGoodBeforeItIsNear() {
        assertThat(left(in(100), in(1_800))).contains("100 more days").doesNotContain("for good");
        assertThat(left(in(100), in(31))).doesNotContain("for good");
    }

    @Test
    void asksForANewConsentWithinThirtyDaysOfTheEndForGood() {
        assertThat(left(in(30), in(30)))
                .isEqualTo(" QuickBooks ends this consent for good on 2026-12-25, in 30 days, however much it is used:"
                        + " connect again before then at " + PAGE + ".")
                .doesNotContain("begins them anew");
    }

    @Test
    void tokenThatDoesNotEndByItselfNeedsNoWord() {
        assertThat(left(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void deadTokensAreExplainedByTheEndThatIsOver() {
        assertThat(ended(in(0), in(0))).get().asString().contains("2026-11-25", "five years");
        assertThat(ended(in(-1), in(900))).get().asString().contains("2026-11-24", "100 days");
        assertThat(ended(in(50), in(900))).as("revoked, most likely").isEmpty();
        assertThat(ended(Optional.empty(), Optional.empty())).isEmpty();
    }

    private static String left(Optional<Instant> refresh, Optional<Instant> hard) {
        return TokenLife.left("QuickBooks", refresh, hard, PAGE, NOW);
    }

    private static Optional<String> ended(Optional<Instant> refresh, Optional<Instant> hard) {
        return TokenLife.ended("QuickBooks", refresh, hard, NOW);
    }

    private static Optional<Instant> in(int days) {
        return Optional.of(NOW.plus(Duration.ofDays(days)));
    }
}
