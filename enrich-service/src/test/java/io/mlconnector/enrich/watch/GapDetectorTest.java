package io.mlconnector.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.WatchV1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GapDetectorTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(30);

    private final GapDetector detector = new GapDetector(GRACE);

    @Test
    void aChangeThatNoWebhookToldOfIsLostOnlyAfterTheGraceTime() {
        detector.found("Bill/1", NOON, NOON.plusSeconds(60));

        assertThat(detector.report(at(30)).lost()).isZero();
        assertThat(detector.report(at(31)).lost()).isEqualTo(1);
    }

    @Test
    void aWebhookThatComesAfterThePollIsLateAndNotLost() {
        detector.found("Bill/1", NOON, NOON.plusSeconds(60));
        detector.announced("Bill/1", NOON, at(10));

        WatchV1.Gaps gaps = detector.report(at(60));

        assertThat(gaps.lost()).isZero();
        assertThat(gaps.p95Seconds()).isEqualTo(600);
    }

    @Test
    void oneThatComesAfterTheGraceTimeIsNoLongerLost() {
        detector.found("Bill/1", NOON, NOON);
        assertThat(detector.report(at(31)).lost()).isEqualTo(1);

        detector.announced("Bill/1", NOON, at(90));

        assertThat(detector.report(at(91)).lost()).isZero();
        assertThat(detector.report(at(91)).announced()).isEqualTo(1);
    }

    @Test
    void theWebhookOfAnEarlierChangeTellsNothingOfALaterOne() {
        detector.announced("Bill/1", NOON, NOON);
        detector.found("Bill/1", NOON.plusSeconds(60), at(2));

        assertThat(detector.report(at(40)).lost()).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanADayNoLongerCounts() {
        detector.announced("Bill/1", NOON, NOON);
        detector.found("Bill/2", NOON, NOON);

        WatchV1.Gaps gaps = detector.report(NOON.plus(Duration.ofHours(25)));

        assertThat(gaps.announced()).isZero();
        assertThat(gaps.lost()).isZero();
        assertThat(gaps.p50Seconds()).isNull();
    }

    @Test
    void saysMiddleAndSlowestTwentieth() {
        for (int i = 1; i <= 100; i++) {
            detector.announced("Bill/" + i, NOON, NOON.plusSeconds(i));
        }
        assertThat(detector.report(at(2)).p50Seconds()).isEqualTo(50);
        assertThat(detector.report(at(2)).p95Seconds()).isEqualTo(95);
    }

    /// Whatever order, however often: what a webhook told of in time is not lost, and all the rest is.
    @Property(tries = 200)
    void exactlyWhatWasNotToldOfIsLost(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> fates, @ForAll long seed) {
        GapDetector fresh = new GapDetector(GRACE);
        List<Runnable> events = new ArrayList<>();
        long lost = 0;
        for (int i = 0; i < fates.size(); i++) {
            String record = "Bill/" + i;
            Instant changed = NOON.plusSeconds(i);
            int fate = fates.get(i);
            if (fate != 1) {
                events.add(() -> fresh.found(record, changed, changed.plusSeconds(240)));
            }
            for (int times = 0; times < fate; times++) {
                events.add(() -> fresh.announced(record, changed, changed.plusSeconds(300)));
            }
            lost += fate == 0 ? 1 : 0;
        }
        Collections.shuffle(events, new Random(seed));
        events.forEach(Runnable::run);

        WatchV1.Gaps gaps = fresh.report(at(60));

        assertThat(gaps.lost()).isEqualTo(lost);
        assertThat(gaps.announced())
                .isEqualTo(fates.stream().filter(fate -> fate > 0).count());
    }

    private static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
