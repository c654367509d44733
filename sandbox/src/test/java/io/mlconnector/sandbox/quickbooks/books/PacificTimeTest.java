package io.mlconnector.sandbox.quickbooks.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PacificTimeTest {

    @Test
    void offsetFollowsDaylightSavingAndMetaDataHasWholeSeconds() {
        assertThat(PacificTime.seconds(Instant.parse("2026-01-15T20:00:00.987Z")))
                .isEqualTo("2026-01-15T12:00:00-08:00");
        assertThat(PacificTime.seconds(Instant.parse("2026-07-15T20:00:00.987Z")))
                .isEqualTo("2026-07-15T13:00:00-07:00");
        assertThat(PacificTime.millis(Instant.parse("2026-07-15T20:00:00.987Z")))
                .isEqualTo("2026-07-15T13:00:00.987-07:00");
    }

    @Test
    void clockGoesForwardInMarchAndBackInNovember() {
        assertThat(PacificTime.seconds(Instant.parse("2026-03-08T09:59:59Z"))).isEqualTo("2026-03-08T01:59:59-08:00");
        assertThat(PacificTime.seconds(Instant.parse("2026-03-08T10:00:00Z"))).isEqualTo("2026-03-08T03:00:00-07:00");
        assertThat(PacificTime.seconds(Instant.parse("2026-11-01T09:00:00Z"))).isEqualTo("2026-11-01T01:00:00-08:00");
    }

    @Test
    void dayOfTheServerIsThePacificOne() {
        assertThat(PacificTime.today(Instant.parse("2026-07-15T03:00:00Z"))).isEqualTo(LocalDate.of(2026, 7, 14));
    }

    @Test
    void dateWithoutAZoneBeginsAtPacificMidnight() {
        assertThat(PacificTime.parse("2026-07-15")).contains(Instant.parse("2026-07-15T07:00:00Z"));
        assertThat(PacificTime.parse("2026-07-15T00:00:00 02:00")).isEmpty();
        assertThat(PacificTime.parse("2026-07-15T00:00:00+02:00")).contains(Instant.parse("2026-07-14T22:00:00Z"));
    }
}
