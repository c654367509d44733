package io.mlconnector.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.WatchV1;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
    private static final Silence.Evidence NOTHING = new Silence.Evidence(0, 0, 0, false);

    @Test
    void aWeekendRaisesNoAlarmInTheFirstWeeks() {
        // Friday evening to Tuesday morning, a long weekend.
        Rhythm rhythm = officeHours(5);
        assertThat(rhythm.isUnusuallyQuiet(Instant.parse("2026-11-10T08:00:00Z")))
                .isFalse();
    }

    @Test
    void aCompanyThatWorksOnWeekdaysIsMissedAfterFiveDays() {
        Rhythm rhythm = officeHours(26);
        Instant friday = Instant.parse("2026-11-27T17:00:00Z");
        assertThat(rhythm.last()).isEqualTo(friday);
        assertThat(rhythm.usual()).isEqualTo(Duration.ofHours(126));
        assertThat(rhythm.isUnusuallyQuiet(friday.plus(Duration.ofDays(5)))).isFalse();
        assertThat(rhythm.isUnusuallyQuiet(friday.plus(Duration.ofDays(6)))).isTrue();
    }

    @Test
    void aCompanyThatNeverRestsIsMissedAfterADay() {
        Rhythm rhythm = Rhythm.begin(MONDAY);
        Instant now = MONDAY;
        for (int hour = 0; hour < 14 * 24; hour++) {
            now = now.plus(Duration.ofHours(1));
            rhythm = rhythm.heard(now);
        }
        assertThat(rhythm.isUnusuallyQuiet(now.plus(Duration.ofHours(26)))).isFalse();
        assertThat(rhythm.isUnusuallyQuiet(now.plus(Duration.ofHours(27)))).isTrue();
    }

    @Test
    void threeLostChangesInARowAreToldAtOnce() {
        Rhythm rhythm = officeHours(5);
        Instant soon = rhythm.quietSince().plus(Duration.ofHours(1));

        assertThat(warning(rhythm, new Silence.Evidence(2, 2, 0, false), soon)).isEmpty();
        assertThat(warning(rhythm, new Silence.Evidence(3, 3, 0, false), soon))
                .hasValueSatisfying(text -> assertThat(text).contains("subscription is off", "3 changes"));
        assertThat(warning(rhythm, new Silence.Evidence(3, 3, 0, true), soon))
                .hasValueSatisfying(text -> assertThat(text).contains("PUBLIC_URL is an address of this machine"));
    }

    @Test
    void saysWhenNothingChangedAtAllOrOnlyByUs() {
        Rhythm rhythm = officeHours(26);
        Instant late = rhythm.quietSince().plus(Duration.ofDays(6));

        assertThat(warning(rhythm, NOTHING, late))
                .hasValueSatisfying(text -> assertThat(text).contains("6 days", "nothing seems to have changed"));
        assertThat(warning(rhythm, new Silence.Evidence(0, 4, 4, false), late))
                .hasValueSatisfying(text -> assertThat(text).contains("changed by this connector"));
        assertThat(warning(Rhythm.begin(MONDAY), NOTHING, late))
                .hasValueSatisfying(text -> assertThat(text).startsWith("No webhook of QuickBooks ever came"));
    }

    /// However the week looks: as long as it goes on like that there is no alarm.
    @Property(tries = 50)
    void aRhythmThatGoesOnRaisesNoAlarm(
            @ForAll @IntRange(min = 1, max = 20) int hoursADay, @ForAll @IntRange(min = 3, max = 7) int daysAWeek) {
        Rhythm rhythm = Rhythm.begin(MONDAY);
        for (int hour = 0; hour < 40 * 24; hour++) {
            Instant now = MONDAY.plus(Duration.ofHours(hour));
            assertThat(rhythm.isUnusuallyQuiet(now)).isFalse();
            int day = now.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue();
            if (hour % 24 < hoursADay && day <= daysAWeek) {
                rhythm = rhythm.heard(now);
            }
        }
        assertThat(rhythm.quiet()).hasSizeLessThan(120);
    }

    @Test
    void goesOnFromWhatWasKept() {
        Rhythm rhythm = officeHours(26);
        Rhythm kept = new Rhythm(rhythm.since(), rhythm.last(), rhythm.quiet());
        assertThat(kept).isEqualTo(rhythm);
        assertThat(rhythm.quiet())
                .contains(new WatchV1.Quiet(
                        Instant.parse("2026-11-20T17:00:00Z"), Instant.parse("2026-11-23T08:00:00Z")));
    }

    private static Optional<String> warning(Rhythm rhythm, Silence.Evidence evidence, Instant now) {
        return Silence.warning("QuickBooks", "the app's webhooks page", rhythm, evidence, now);
    }

    /// Each hour from 8 to 17 on weekdays.
    private static Rhythm officeHours(int days) {
        Rhythm rhythm = Rhythm.begin(MONDAY);
        for (int hour = 0; hour < days * 24; hour++) {
            Instant now = MONDAY.plus(Duration.ofHours(hour));
            DayOfWeek day = now.atOffset(ZoneOffset.UTC).getDayOfWeek();
            if (hour % 24 <= 9 && day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
                rhythm = rhythm.heard(now);
            }
        }
        return rhythm;
    }
}
