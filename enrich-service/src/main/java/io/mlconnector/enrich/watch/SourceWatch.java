package io.mlconnector.enrich.watch;

import io.mlconnector.contracts.WatchV1;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches the webhooks of one vendor while this instance owns the connection. Safe for use by many threads.
public final class SourceWatch {
    private final Source source;
    private final Clock clock;
    private GapDetector gaps;
    private Rhythm rhythm;
    private Instant countingSince;
    private long found;
    private long foundOurs;

    /// @param vendor as in keys: `quickbooks`
    /// @param name as people call it
    /// @param where where its webhooks are looked after, as the end of a sentence
    /// @param grace how long after a change its webhook is still in time
    /// @param isAddressLocal whether `PUBLIC_URL` is an address of this machine
    public record Source(String vendor, String name, String where, Duration grace, boolean isAddressLocal) {
        /// Intuit collects events for up to five minutes and sends again after 10, 20, 30 s, 5 and 20 minutes.
        private static final Duration QUICKBOOKS_GRACE = Duration.ofMinutes(30);

        /// Asana delivers within a minute, and at times within ten.
        private static final Duration ASANA_GRACE = Duration.ofMinutes(15);

        public static Source quickbooks(boolean isAddressLocal) {
            return new Source(
                    "quickbooks",
                    "QuickBooks",
                    "the app's webhooks page at https://developer.intuit.com",
                    QUICKBOOKS_GRACE,
                    isAddressLocal);
        }

        public static Source asana(boolean isAddressLocal) {
            return new Source(
                    "asana",
                    "Asana",
                    "the webhooks that asana-writer keeps (docs/operate.md)",
                    ASANA_GRACE,
                    isAddressLocal);
        }
    }

    public SourceWatch(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.gaps = new GapDetector(source.grace());
        this.countingSince = clock.instant();
        this.rhythm = Rhythm.begin(countingSince);
    }

    public Source source() {
        return source;
    }

    /// Goes on from what was kept. What another instance saw meanwhile is counted there.
    public synchronized void resume(Optional<WatchV1> kept) {
        gaps = new GapDetector(source.grace());
        countingSince = clock.instant();
        rhythm = kept.flatMap(watch -> Optional.ofNullable(watch.listeningSince())
                        .map(since -> new Rhythm(since, watch.webhookAt(), watch.quiet())))
                .orElseGet(() -> Rhythm.begin(clock.instant()));
        found = 0;
        foundOurs = 0;
    }

    /// A webhook told of a change of this record. One that is read again after a reset of the group says nothing new.
    ///
    /// @param changedAt by the vendor's clock
    public synchronized void heard(String record, @Nullable Instant changedAt, Instant arrivedAt) {
        Instant oldest = clock.instant().minus(GapDetector.WINDOW);
        if (arrivedAt.isBefore(oldest) || (changedAt != null && changedAt.isBefore(oldest))) {
            return;
        }
        gaps.announced(record, changedAt, arrivedAt);
        Rhythm next = rhythm.heard(arrivedAt);
        if (!next.quietSince().equals(rhythm.quietSince())) {
            found = 0;
            foundOurs = 0;
        }
        rhythm = next;
    }

    /// Polling found a change that is news. One that this connector made is no proof of a loss.
    public synchronized void found(String record, Instant changedAt, boolean ours) {
        found++;
        if (ours) {
            foundOurs++;
        } else {
            gaps.found(record, changedAt, clock.instant());
        }
    }

    public synchronized WatchV1.Gaps gaps() {
        return gaps.report(clock.instant());
    }

    /// Since when nothing came.
    public synchronized Instant quietSince() {
        return rhythm.quietSince();
    }

    /// Whether webhooks can be relied on, so that polling need only find the few that get lost.
    public synchronized boolean areWebhooksArriving() {
        return rhythm.last() != null && warning().isEmpty();
    }

    /// A plain sentence while webhooks seem to be missing.
    public synchronized Optional<String> warning() {
        Instant now = clock.instant();
        Silence.Evidence evidence = new Silence.Evidence(
                gaps.lostAfter(rhythm.quietSince(), now), found, foundOurs, source.isAddressLocal());
        return Silence.warning(source.name(), source.where(), rhythm, evidence, now);
    }

    /// How well they did in the last day, or since this instance counts, in one sentence.
    public synchronized String sentence() {
        WatchV1.Gaps now = gaps();
        if (now.announced() + now.lost() == 0) {
            return "Nothing changed " + period("in") + ".";
        }
        String lost = now.lost() == 0
                ? "none was lost"
                : now.lost() + " of " + (now.announced() + now.lost()) + " were lost and found by polling";
        return now.announced() + " changes " + period("of") + " were told of"
                + (now.p50Seconds() == null
                        ? ""
                        : ", half of them within " + now.p50Seconds() + " s, 95 of 100 within " + now.p95Seconds()
                                + " s")
                + "; " + lost + ".";
    }

    /// What was lost before a restart is not counted any more: that must not read as if nothing had been.
    private String period(String preposition) {
        return countingSince.isAfter(clock.instant().minus(GapDetector.WINDOW))
                ? "since " + countingSince.truncatedTo(ChronoUnit.SECONDS)
                : preposition + " the last " + GapDetector.WINDOW.toHours() + " h";
    }

    /// What is to be kept.
    ///
    /// @param since everything before is known; null where not everything was loaded
    public synchronized WatchV1 toKeep(
            String connection,
            @Nullable Instant since,
            List<String> loaded,
            @Nullable Duration cycle,
            @Nullable Long readBudget) {
        return new WatchV1(
                connection,
                source.vendor(),
                since,
                loaded,
                rhythm.last(),
                rhythm.since(),
                rhythm.quiet(),
                gaps(),
                cycle == null ? null : cycle.toSeconds(),
                readBudget,
                warning().orElse(null),
                clock.instant());
    }
}
