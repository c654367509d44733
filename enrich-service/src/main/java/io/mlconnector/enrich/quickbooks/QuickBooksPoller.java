package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Changes;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.quickbooks.CdcPage;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.Statements;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What no webhook tells of QuickBooks: everything that is there at the start, and everything that changed since the
/// last look
/// (https://developer.intuit.com/app/developer/qbo/docs/learn/explore-the-quickbooks-online-api/change-data-capture).
/// Finds differences and publishes them as changes that carry the entity; who writes records is [QuickBooksChanges].
///
/// Called by one thread.
public final class QuickBooksPoller {
    private static final Logger LOG = Logger.getLogger(QuickBooksPoller.class);

    /// What the planner needs to know whole, the choices first: a bill is of use only when its vendor is known.
    private static final List<EntityType> LOADED = List.of(
            EntityType.ACCOUNT,
            EntityType.TERM,
            EntityType.CLASS,
            EntityType.DEPARTMENT,
            EntityType.VENDOR,
            EntityType.CUSTOMER,
            EntityType.BILL,
            EntityType.INVOICE);
    /// `LastUpdatedTime` counts whole seconds, and what is being committed just now may show a little later.
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    /// How far our clock may be ahead of QuickBooks', where an answer has no time of its own.
    private static final Duration SKEW = Duration.ofMinutes(5);
    /// QuickBooks looks back 30 days.
    private static final Duration LOOK_BACK = Duration.ofDays(29);
    private static final int MAX_PAGES = 2_000;

    private final ConnectionId connection;
    private final QuickBooksClient client;
    private final VendorGate gate;
    private final RecordTable<StoredEntity> records;
    private final Outbox outbox;
    private final Clock clock;
    private final Unread unread = new Unread();

    public QuickBooksPoller(
            ConnectionId connection,
            QuickBooksClient client,
            VendorGate gate,
            RecordTable<StoredEntity> records,
            Outbox outbox,
            Clock clock) {
        this.connection = connection;
        this.client = client;
        this.gate = gate;
        this.records = records;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Compares everything that QuickBooks has with what is stored. What QuickBooks refuses to show stays to be loaded:
    /// [#loadMissing].
    ///
    /// @return from when on changes have to be looked for, by QuickBooks' own clock
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public Instant loadAll() {
        Instant from = clock.instant().minus(SKEW);
        boolean known = false;
        for (EntityType type : LOADED) {
            Optional<Instant> first = load(type);
            from = known ? from : first.orElse(from);
            known |= first.isPresent();
        }
        return from;
    }

    /// Tries once more what was refused.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void loadMissing() {
        LOADED.stream().filter(unread::has).forEach(this::load);
    }

    /// Whether everything was read at least once. May be called by any thread.
    public boolean isLoaded() {
        return !unread.hasTypes();
    }

    /// What QuickBooks refuses to show, and why, in plain sentences. May be called by any thread.
    public Optional<String> trouble() {
        return unread.sentences();
    }

    /// All changes since then in one call, or in a few when there are too many for one.
    ///
    /// @return from when on changes have to be looked for the next time
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public Instant pollSince(Instant since) {
        Instant earliest = clock.instant().minus(LOOK_BACK);
        Instant from = since.minus(OVERLAP);
        unread.changes(null);
        return poll(EnumSet.allOf(EntityType.class), from.isBefore(earliest) ? earliest : from, since);
    }

    /// @param unchanged what to return when QuickBooks refuses
    private Instant poll(Set<EntityType> types, Instant from, Instant unchanged) {
        Instant asked = clock.instant();
        return switch (gate.call(() -> client.fetchChanges(types, from))) {
            case ApiResult.Failed<CdcPage>(var failure, var _) -> {
                LOG.errorf("QuickBooks refuses to show the changes of %s: %s", types, failure.detail());
                unread.changes(failure.detail());
                yield unchanged;
            }
            case ApiResult.Ok<CdcPage>(var page, var _) -> {
                Instant time = timeOf(page.time(), asked);
                if (!page.isFull()) {
                    types.forEach(type -> publish(type, page.of(type), page.time(), Cause.CDC));
                } else if (types.size() > 1) {
                    List<EntityType> all = List.copyOf(types);
                    Instant one = poll(EnumSet.copyOf(all.subList(0, all.size() / 2)), from, unchanged);
                    Instant other = poll(EnumSet.copyOf(all.subList(all.size() / 2, all.size())), from, unchanged);
                    yield one.equals(unchanged) || other.equals(unchanged) ? unchanged : time;
                } else if (!isReadOtherwise(types.iterator().next(), page, from)) {
                    yield unchanged;
                }
                yield time;
            }
        };
    }

    /// A full answer may be cut off, and there is no next page: the type is read whole, or what was updated.
    ///
    /// @return false when QuickBooks refuses
    private boolean isReadOtherwise(EntityType type, CdcPage page, Instant from) {
        publish(type, page.of(type), page.time(), Cause.CDC);
        if (LOADED.contains(type)) {
            return load(type).isPresent();
        }
        int start = 1;
        for (int count = 0; count < MAX_PAGES; count++) {
            switch (page(type, Statements.updatedSince(type, from, start, Statements.MAX_PAGE), Cause.CDC)) {
                case ApiResult.Failed<QueryPage>(var failure, var _) -> {
                    unread.changes(type.wire() + ": " + failure.detail());
                    return false;
                }
                case ApiResult.Ok<QueryPage>(var rows, var _) -> {
                    if (rows.entities().size() < Statements.MAX_PAGE) {
                        return true;
                    }
                    start += rows.entities().size();
                }
            }
        }
        return true;
    }

    /// @return QuickBooks' time of the first page; empty when it refuses one of them
    private Optional<Instant> load(EntityType type) {
        Set<String> seen = new HashSet<>();
        Instant asked = clock.instant();
        Instant first = null;
        int start = 1;
        for (int count = 0; count < MAX_PAGES; count++) {
            switch (page(type, Statements.page(type, start, Statements.MAX_PAGE), Cause.BACKFILL)) {
                case ApiResult.Failed<QueryPage>(var failure, var _) -> {
                    unread.type(type, failure.detail());
                    return Optional.empty();
                }
                case ApiResult.Ok<QueryPage>(var rows, var _) -> {
                    first = first == null ? timeOf(rows.time(), asked) : first;
                    rows.entities().forEach(entity -> seen.add(entity.path("Id").asText()));
                    if (rows.entities().size() < Statements.MAX_PAGE) {
                        lookFor(type, seen);
                        unread.type(type, null);
                        return Optional.of(first);
                    }
                    start += rows.entities().size();
                }
            }
        }
        LOG.warnf("There is more of %s than %d pages: the rest is not read", type.wire(), MAX_PAGES);
        unread.type(type, null);
        return Optional.of(first == null ? asked.minus(SKEW) : first);
    }

    private ApiResult<QueryPage> page(EntityType type, String statement, Cause cause) {
        ApiResult<QueryPage> answer = gate.call(() -> client.query(statement));
        switch (answer) {
            case ApiResult.Ok<QueryPage>(var rows, var _) -> publish(type, rows.entities(), rows.time(), cause);
            case ApiResult.Failed<QueryPage>(var failure, var _) ->
                LOG.errorf("QuickBooks refuses to show %s: %s", type.wire(), failure.detail());
        }
        return answer;
    }

    private static Instant timeOf(@Nullable Instant told, Instant asked) {
        return told == null ? asked.minus(SKEW) : told;
    }

    /// Stored, but not listed: probably deleted while nobody listened. It is asked for by its id before that is
    /// believed.
    private void lookFor(EntityType type, Set<String> seen) {
        List<Message> pointers = new ArrayList<>();
        String prefix = RecordKey.of(connection, type.wire()) + "/";
        records.withPrefix(prefix).forEach((key, stored) -> {
            String id = key.substring(prefix.length());
            if (!seen.contains(id) && stored.state() != RecordState.DELETED && stored.state() != RecordState.MERGED) {
                pointers.add(message(type, id, "missing", Cause.BACKFILL, null, null));
            }
        });
        outbox.send(pointers);
    }

    private void publish(EntityType type, List<JsonNode> entities, @Nullable Instant time, Cause cause) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode entity : entities) {
            String id = entity.path("Id").asText();
            if (id.isEmpty() || id.indexOf('/') >= 0) {
                LOG.warnf("QuickBooks gave a %s without an id", type.wire());
                continue;
            }
            StoredEntity known = records.find(RecordKey.of(connection, new EntityRef(type, id)))
                    .orElse(null);
            if (isNews(type, entity, time, known)) {
                messages.add(message(type, id, known == null ? "created" : "updated", cause, time, entity));
            }
        }
        outbox.send(messages);
    }

    private static boolean isNews(
            EntityType type, JsonNode entity, @Nullable Instant time, @Nullable StoredEntity known) {
        try {
            StoredEntity offered = EntityVersions.offered(type, new Outcome.Found(entity, time), known, null);
            return EntityVersions.judge(known, offered) == EntityVersions.Judgement.NEWER;
        } catch (NumberFormatException | UnreadableException _) {
            // Who handles the change says so.
            return true;
        }
    }

    private Message message(
            EntityType type,
            String id,
            String operation,
            Cause cause,
            @Nullable Instant at,
            @Nullable JsonNode snapshot) {
        ChangeV1 change = new ChangeV1(connection.value(), type.wire(), id, operation, cause, null, at, null, snapshot);
        return Changes.message(Topics.QUICKBOOKS_CHANGES, change, clock.instant(), null);
    }
}
