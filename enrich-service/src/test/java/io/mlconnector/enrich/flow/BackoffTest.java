package io.mlconnector.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void growsButNeverBeyondItsBound() {
        assertThat(backoff.delay(0, null)).isLessThanOrEqualTo(Backoff.FIRST);
        assertThat(IntStream.range(0, 200).mapToObj(attempt -> backoff.delay(attempt, null)))
                .allSatisfy(delay -> assertThat(delay).isBetween(Backoff.FIRST.dividedBy(2), Backoff.LONGEST));
        assertThat(backoff.delay(20, null)).isGreaterThanOrEqualTo(Backoff.LONGEST.dividedBy(2));
    }

    @Test
    void waitsAsLongAsTheVendorWantsWithinReason() {
        assertThat(backoff.delay(0, Duration.ofSeconds(60))).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        assertThat(backoff.delay(0, Duration.ofDays(1))).isLessThan(Duration.ofMinutes(3));
    }
}
