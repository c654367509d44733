package io.mlconnector.enrich.poll;

import io.mlconnector.contracts.WatchV1;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.enrich.watch.WatchBook;
import io.mlconnector.serviceruntime.reads.ReadCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything the first time, then change data capture on a cycle, from where the one before ended: also after a
/// restart, and in another instance. What QuickBooks refuses to show is tried again, less and less often, until it
/// does.
public final class QuickBooksRounds implements PollLoop.Rounds {
    private static final int MAX_DOUBLINGS = 12;

    private final ConnectionId connection;
    private final QuickBooksPoller poller;
    private final Runnable ready;
    private final ReadCycle cycle;
    private final SourceWatch watch;
    private final WatchBook book;
    private final Clock clock;
    private Instant since = Instant.EPOCH;
    private Instant due = Instant.EPOCH;
    private Instant again = Instant.EPOCH;
    private int refusals;

    /// @param ready returns when what is stored is known
    /// @param cycle how far apart the looks are; its usual length is also the longest time before something refused
    ///     is tried again
    public QuickBooksRounds(
            ConnectionId connection,
            QuickBooksPoller poller,
            Runnable ready,
            ReadCycle cycle,
            SourceWatch watch,
            WatchBook book,
            Clock clock) {
        this.connection = connection;
        this.poller = poller;
        this.ready = ready;
        this.cycle = cycle;
        this.watch = watch;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void begin() {
        ready.run();
        Optional<WatchV1> kept = book.latest();
        watch.resume(kept);
        refusals = 0;
        since = kept.filter(_ -> poller.isAnythingKnown()).flatMap(this::goOn).orElseGet(poller::loadAll);
        again = clock.instant().plus(patience());
        rest();
    }

    /// From where it ended, with those types that were not loaded then.
    private Optional<Instant> goOn(WatchV1 kept) {
        Instant until = kept.since();
        if (until == null) {
            return Optional.empty();
        }
        List<EntityType> missing = new ArrayList<>(QuickBooksPoller.LOADED);
        missing.removeIf(type -> kept.loaded().contains(type.wire()));
        var _ = poller.load(missing, ReadCause.FIRST_LOAD);
        return Optional.of(poller.pollSince(until));
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
            rest();
        }
        return Duration.between(clock.instant(), poller.isLoaded() || due.isBefore(again) ? due : again);
    }

    private void rest() {
        Duration interval = cycle.next();
        due = clock.instant().plus(interval);
        List<String> loaded = QuickBooksPoller.LOADED.stream()
                .filter(poller::isRead)
                .map(EntityType::wire)
                .toList();
        book.keep(watch.toKeep(connection.value(), since, loaded, interval, cycle.budget()));
    }

    @Override
    public boolean isLoaded() {
        return poller.isLoaded();
    }

    private Duration patience() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(refusals, MAX_DOUBLINGS));
        return doubled.compareTo(cycle.usual()) < 0 ? doubled : cycle.usual();
    }
}
