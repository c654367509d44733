package io.mlconnector.enrich.quickbooks;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.quickbooks.CdcPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.serviceruntime.reads.ReadCause;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// What no webhook tells of QuickBooks: everything that is there at the start, and everything that changed since the
/// last look
/// (https://developer.intuit.com/app/developer/qbo/docs/learn/explore-the-quickbooks-online-api/change-data-capture).
/// Finds differences and publishes them as changes that carry the entity; who writes records is [QuickBooksChanges].
///
/// Called by one thread.
public final class QuickBooksPoller {
    private static final Logger LOG = Logger.getLogger(QuickBooksPoller.class);

    /// What the planner needs to know whole, the choices first: a bill is of use only when its vendor is known.
    public static final List<EntityType> LOADED = List.of(
            EntityType.ACCOUNT,
            EntityType.TERM,
            EntityType.CLASS,
            EntityType.DEPARTMENT,
            EntityType.VENDOR,
            EntityType.CUSTOMER,
            EntityType.BILL,
            EntityType.INVOICE);

    private final QuickBooksReaders readers;
    private final VendorGate gate;
    private final Clock clock;
    private final Unread unread = new Unread();
    private final FoundEntities found;
    private final EntityListing listing;

    /// @param watch told of each change that change data capture was the first to tell of
    public QuickBooksPoller(
            ConnectionId connection,
            QuickBooksReaders readers,
            VendorGate gate,
            RecordTable<StoredEntity> records,
            Outbox outbox,
            Clock clock,
            SourceWatch watch) {
        this.readers = readers;
        this.gate = gate;
        this.clock = clock;
        this.found = new FoundEntities(connection, records, outbox, clock, watch);
        this.listing = new EntityListing(gate, found, unread, clock);
    }

    /// Whether anything of the company is stored: without it, what was loaded once is gone.
    public boolean isAnythingKnown() {
        return found.isAnythingKnown();
    }

    /// Compares everything that QuickBooks has with what is stored. What QuickBooks refuses to show stays to be loaded:
    /// [#loadMissing].
    ///
    /// @return from when on changes have to be looked for, by QuickBooks' own clock
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public Instant loadAll() {
        return load(LOADED, ReadCause.FIRST_LOAD);
    }

    /// Compares these types with what is stored.
    ///
    /// @return from when on changes have to be looked for, by QuickBooks' own clock
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public Instant load(Collection<EntityType> types, ReadCause cause) {
        Instant from = CdcWindow.timeOf(null, clock.instant());
        boolean known = false;
        for (EntityType type : types) {
            Optional<Instant> first = listing.load(readers.because(cause), type);
            from = known ? from : first.orElse(from);
            known |= first.isPresent();
        }
        return from;
    }

    /// Tries once more what was refused.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void loadMissing() {
        LOADED.stream().filter(unread::has).forEach(type -> listing.load(readers.because(ReadCause.FIRST_LOAD), type));
    }

    /// Whether everything was read at least once. May be called by any thread.
    public boolean isLoaded() {
        return !unread.hasTypes();
    }

    /// Whether this type is no longer to be loaded.
    public boolean isRead(EntityType type) {
        return !unread.has(type);
    }

    /// What QuickBooks refuses to show, and why, in plain sentences. May be called by any thread.
    public Optional<String> trouble() {
        return unread.sentences();
    }

    /// All changes since then in one call, or in a few when there are too many for one. What lies further back than
    /// QuickBooks looks is found by comparing everything.
    ///
    /// @return from when on changes have to be looked for the next time
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public Instant pollSince(Instant since) {
        unread.changes(null);
        Optional<CdcWindow> window = CdcWindow.since(since, clock.instant());
        if (window.isEmpty()) {
            LOG.infof("QuickBooks does not tell what changed since %s: everything is compared", since);
            return reconcile(since);
        }
        return poll(EnumSet.allOf(EntityType.class), window.get(), since);
    }

    private Instant reconcile(Instant since) {
        Instant from = load(LOADED, ReadCause.RECONCILE);
        QuickBooksClient client = readers.because(ReadCause.RECONCILE);
        boolean all = true;
        for (EntityType type : EntityType.values()) {
            all &= LOADED.contains(type) || listing.readUpdated(client, type, since);
        }
        return all ? from : since;
    }

    /// @param unchanged what to return when QuickBooks refuses
    private Instant poll(Set<EntityType> types, CdcWindow window, Instant unchanged) {
        Instant asked = clock.instant();
        return switch (gate.call(() -> readers.because(ReadCause.CDC).fetchChanges(types, window.from()))) {
            case ApiResult.Failed<CdcPage>(var failure, var _) -> {
                LOG.errorf("QuickBooks refuses to show the changes of %s: %s", types, failure.detail());
                unread.changes(failure.detail());
                yield unchanged;
            }
            case ApiResult.Ok<CdcPage>(var page, var _) -> {
                Instant time = CdcWindow.timeOf(page.time(), asked);
                if (!page.isFull()) {
                    types.forEach(type -> found.publish(type, page.of(type), page.time(), Cause.CDC));
                    yield time;
                }
                yield pollLess(types, window, page, unchanged, time);
            }
        };
    }

    /// A full answer may be cut off, and there is no next page: first without the overlap, then half of the types, and
    /// one type alone by queries.
    private Instant pollLess(Set<EntityType> types, CdcWindow window, CdcPage page, Instant unchanged, Instant time) {
        Optional<CdcWindow> shorter = window.shortened();
        if (shorter.isPresent()) {
            return poll(types, shorter.get(), unchanged);
        }
        if (types.size() == 1) {
            EntityType type = types.iterator().next();
            found.publish(type, page.of(type), page.time(), Cause.CDC);
            return isReadOtherwise(type, window.from()) ? time : unchanged;
        }
        List<EntityType> all = List.copyOf(types);
        Instant one = poll(EnumSet.copyOf(all.subList(0, all.size() / 2)), window, unchanged);
        Instant other = poll(EnumSet.copyOf(all.subList(all.size() / 2, all.size())), window, unchanged);
        return one.equals(unchanged) || other.equals(unchanged) ? unchanged : time;
    }

    /// Read whole where the type is kept whole, else what was updated, and what is stored: that shows deletions too.
    private boolean isReadOtherwise(EntityType type, Instant from) {
        QuickBooksClient client = readers.because(ReadCause.RECONCILE);
        return LOADED.contains(type) ? listing.load(client, type).isPresent() : listing.readUpdated(client, type, from);
    }
}
