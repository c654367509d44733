package io.mlconnector.enrich.poll;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.asana.AsanaPoller;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.enrich.watch.WatchBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Everything at the beginning, the portfolio often, the tasks on a cycle, and those of a project at once when a new
/// webhook listens to it: what happened before it did, after the one before was gone, no webhook tells.
public final class AsanaRounds implements PollLoop.Rounds {
    private final ConnectionId connection;
    private final AsanaPoller poller;
    private final SourceWatch watch;
    private final WatchBook book;
    private final Runnable ready;
    private final Supplier<ConnectionV1.Layout> layout;
    private final Supplier<Optional<Map<String, String>>> webhooks;
    private final Duration portfolioInterval;
    private final Duration interval;
    private final Clock clock;
    private Instant due = Instant.EPOCH;
    private Optional<Map<String, String>> known = Optional.empty();

    /// @param ready returns when what is stored is known
    /// @param layout returns when there is one
    /// @param webhooks the resource of each that listens, by hook; empty while that is not known
    public AsanaRounds(
            ConnectionId connection,
            AsanaPoller poller,
            SourceWatch watch,
            WatchBook book,
            Runnable ready,
            Supplier<ConnectionV1.Layout> layout,
            Supplier<Optional<Map<String, String>>> webhooks,
            Duration portfolioInterval,
            Duration interval,
            Clock clock) {
        this.connection = connection;
        this.poller = poller;
        this.watch = watch;
        this.book = book;
        this.ready = ready;
        this.layout = layout;
        this.webhooks = webhooks;
        this.portfolioInterval = portfolioInterval;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public void begin() {
        ready.run();
        watch.resume(book.latest());
        known = webhooks.get();
        poller.begin();
        ConnectionV1.Layout now = layout.get();
        poller.pollPortfolio(now);
        pollTasks(now);
    }

    @Override
    public Duration next() {
        ConnectionV1.Layout now = layout.get();
        poller.pollPortfolio(now);
        if (!clock.instant().isBefore(due)) {
            pollTasks(now);
        }
        pollAnew(now);
        return portfolioInterval;
    }

    private void pollAnew(ConnectionV1.Layout layout) {
        Optional<Map<String, String>> now = webhooks.get();
        if (known.isPresent() && now.isPresent()) {
            Map<String, String> fresh = new HashMap<>(now.get());
            fresh.keySet().removeAll(known.get().keySet());
            if (!fresh.isEmpty()) {
                poller.pollAnew(layout, Set.copyOf(fresh.values()));
            }
        }
        known = now.or(() -> known);
    }

    private void pollTasks(ConnectionV1.Layout now) {
        poller.pollTasks(now);
        due = clock.instant().plus(interval);
        book.keep(watch.toKeep(connection.value(), null, List.of(), interval, null));
    }
}
