package io.mlconnector.enrich.quickbooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From when on changes are asked for. There is no upper end: change data capture always answers up to now, so that a
/// window can be shortened by its overlap alone, and what is still too much has to be asked for by fewer types.
///
/// @param from with the overlap
/// @param needed from when on nothing is known
record CdcWindow(Instant from, Instant needed) {
    /// What was committed just before an answer may show later; Intuit publishes no figure.
    static final Duration OVERLAP = Duration.ofMinutes(15);

    /// `LastUpdatedTime` counts whole seconds.
    static final Duration LEAST = Duration.ofSeconds(30);

    /// QuickBooks looks back 30 days; an answer takes its time, and clocks differ.
    static final Duration LOOK_BACK = Duration.ofDays(29);

    /// How far our clock may be ahead of QuickBooks', where an answer has no time of its own.
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// @param since everything before is known, by QuickBooks' own clock
    /// @return empty when QuickBooks does not look back so far: everything has to be compared
    static Optional<CdcWindow> since(Instant since, Instant now) {
        Instant earliest = now.minus(LOOK_BACK);
        return since.isBefore(earliest)
                ? Optional.empty()
                : Optional.of(
                        new CdcWindow(later(since.minus(OVERLAP), earliest), later(since.minus(LEAST), earliest)));
    }

    /// The same without its overlap; empty where it has none.
    Optional<CdcWindow> shortened() {
        return from.isBefore(needed) ? Optional.of(new CdcWindow(needed, needed)) : Optional.empty();
    }

    /// When something was answered, by QuickBooks' clock as far as it tells.
    static Instant timeOf(@Nullable Instant told, Instant asked) {
        return told == null ? asked.minus(SKEW) : told;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
