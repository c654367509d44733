package io.mlconnector.enrich.poll;

import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Everything at the beginning, then change data capture on a cycle. What QuickBooks refuses to show at the
/// beginning is tried again, less and less often, until it does.
public final class QuickBooksRounds implements PollLoop.Rounds {
    private static final int MAX_DOUBLINGS = 12;

    private final QuickBooksPoller poller;
    private final Runnable ready;
    private final Duration interval;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private Instant due = Instant.EPOCH;
    private Instant again = Instant.EPOCH;
    private int refusals;

    /// @param ready returns when what is stored is known
    /// @param interval of the cycle; also the longest time before something refused is tried again
    public QuickBooksRounds(QuickBooksPoller poller, Runnable ready, Duration interval, Clock clock) {
        this.poller = poller;
        this.ready = ready;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public void begin() {
        ready.run();
        since = poller.loadAll();
        refusals = 0;
        again = clock.instant().plus(patience());
        due = clock.instant().plus(interval);
    }

    @Override
    public Duration next() {
        if (!poller.isLoaded() && !clock.instant().isBefore(again)) {
            poller.loadMissing();
            refusals++;
            again = clock.instant().plus(patience());
        }
        if (!clock.instant().isBefore(due)) {
            since = poller.pollSince(since);
            due = clock.instant().plus(interval);
        }
        return Duration.between(clock.instant(), poller.isLoaded() || due.isBefore(again) ? due : again);
    }

    @Override
    public boolean isLoaded() {
        return poller.isLoaded();
    }

    private Duration patience() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(refusals, MAX_DOUBLINGS));
        return doubled.compareTo(interval) < 0 ? doubled : interval;
    }
}
