package io.mlconnector.enrich.watch;

import io.mlconnector.contracts.WatchV1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When webhooks of one vendor come, and how long the company is usually quiet.
///
/// The rule: silence is unusual after twice the longest quiet stretch of the last four weeks, but never before a day
/// and two hours; while the webhooks known do not span eight days (there may be no weekend among them), not before six
/// days.
/// A company that works from Monday to Friday is quiet for some 64 hours each weekend: silence is unusual for it after
/// more than five days, so that neither a weekend nor a long one raises an alarm.
///
/// @param since when listening began
/// @param last when the last webhook came; null when none ever did
/// @param quiet stretches of at least [#WORTH_KEEPING], oldest first
public record Rhythm(Instant since, @Nullable Instant last, List<WatchV1.Quiet> quiet) {
    static final Duration WORTH_KEEPING = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofDays(28);
    private static final Duration KNOWN = Duration.ofDays(8);
    private static final Duration AT_LEAST = Duration.ofHours(26);
    private static final Duration WHILE_UNKNOWN = Duration.ofDays(6);

    public Rhythm {
        quiet = List.copyOf(quiet);
    }

    public static Rhythm begin(Instant now) {
        return new Rhythm(now, null, List.of());
    }

    /// After a webhook.
    public Rhythm heard(Instant at) {
        Instant before = quietSince();
        if (!at.isAfter(before)) {
            return last == null ? new Rhythm(since, at, quiet) : this;
        }
        List<WatchV1.Quiet> stretches = new ArrayList<>(quiet);
        if (Duration.between(before, at).compareTo(WORTH_KEEPING) >= 0) {
            stretches.add(new WatchV1.Quiet(before, at));
        }
        stretches.removeIf(one -> one.to().isBefore(at.minus(KEPT)));
        return new Rhythm(since, at, stretches);
    }

    /// Since when nothing came.
    public Instant quietSince() {
        return last == null ? since : last;
    }

    /// How long a silence is nothing unusual.
    public Duration usual() {
        Duration longest = quiet.stream()
                .map(one -> Duration.between(one.from(), one.to()))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        Duration twice = longest.multipliedBy(2);
        Duration least = Duration.between(since, quietSince()).compareTo(KNOWN) < 0 ? WHILE_UNKNOWN : AT_LEAST;
        return twice.compareTo(least) > 0 ? twice : least;
    }

    public boolean isUnusuallyQuiet(Instant now) {
        return Duration.between(quietSince(), now).compareTo(usual()) > 0;
    }
}
