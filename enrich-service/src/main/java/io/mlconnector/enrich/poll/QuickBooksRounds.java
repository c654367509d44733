package io.mlconnector.enrich.poll;

import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Everything at the beginning, then change data capture on a cycle.
public final class QuickBooksRounds implements PollLoop.Rounds {
    private final QuickBooksPoller poller;
    private final Runnable ready;
    private final Duration interval;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private Instant due = Instant.EPOCH;

    /// @param ready returns when what is stored is known
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
        due = clock.instant().plus(interval);
    }

    @Override
    public Duration next() {
        if (!clock.instant().isBefore(due)) {
            since = poller.pollSince(since);
            due = clock.instant().plus(interval);
        }
        return Duration.between(clock.instant(), due);
    }
}
