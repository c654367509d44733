package io.mlconnector.enrich.poll;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.enrich.asana.AsanaPoller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Everything at the beginning, the portfolio often, the tasks on a cycle.
public final class AsanaRounds implements PollLoop.Rounds {
    private final AsanaPoller poller;
    private final Runnable ready;
    private final Supplier<ConnectionV1.Layout> layout;
    private final Duration portfolioInterval;
    private final Duration interval;
    private final Clock clock;
    private Instant due = Instant.EPOCH;

    /// @param ready returns when what is stored is known
    /// @param layout returns when there is one
    public AsanaRounds(
            AsanaPoller poller,
            Runnable ready,
            Supplier<ConnectionV1.Layout> layout,
            Duration portfolioInterval,
            Duration interval,
            Clock clock) {
        this.poller = poller;
        this.ready = ready;
        this.layout = layout;
        this.portfolioInterval = portfolioInterval;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public void begin() {
        ready.run();
        poller.begin();
        ConnectionV1.Layout now = layout.get();
        poller.pollPortfolio(now);
        poller.pollTasks(now);
        due = clock.instant().plus(interval);
    }

    @Override
    public Duration next() {
        ConnectionV1.Layout now = layout.get();
        poller.pollPortfolio(now);
        if (!clock.instant().isBefore(due)) {
            poller.pollTasks(now);
            due = clock.instant().plus(interval);
        }
        return portfolioInterval;
    }
}
