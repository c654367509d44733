package io.mlconnector.enrich.quickbooks;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.Statements;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Types read page by page: whole, or what was updated since a time.
final class EntityListing {
    private static final Logger LOG = Logger.getLogger(EntityListing.class);
    private static final int MAX_PAGES = 2_000;

    private final VendorGate gate;
    private final FoundEntities found;
    private final Unread unread;
    private final Clock clock;

    EntityListing(VendorGate gate, FoundEntities found, Unread unread, Clock clock) {
        this.gate = gate;
        this.found = found;
        this.unread = unread;
        this.clock = clock;
    }

    /// Compares all entities of a type with what is stored, both ways.
    ///
    /// @return QuickBooks' time of the first page; empty when it refuses one of them
    Optional<Instant> load(QuickBooksClient client, EntityType type) {
        Set<String> seen = new HashSet<>();
        Instant asked = clock.instant();
        Instant first = null;
        int start = 1;
        for (int count = 0; count < MAX_PAGES; count++) {
            switch (page(client, type, Statements.page(type, start, Statements.MAX_PAGE), Cause.BACKFILL)) {
                case ApiResult.Failed<QueryPage>(var failure, var _) -> {
                    unread.type(type, failure.detail());
                    return Optional.empty();
                }
                case ApiResult.Ok<QueryPage>(var rows, var _) -> {
                    first = first == null ? CdcWindow.timeOf(rows.time(), asked) : first;
                    rows.entities().forEach(entity -> seen.add(entity.path("Id").asText()));
                    if (rows.entities().size() < Statements.MAX_PAGE) {
                        found.lookForOthers(type, seen);
                        unread.type(type, null);
                        return Optional.of(first);
                    }
                    start += rows.entities().size();
                }
            }
        }
        LOG.warnf("There is more of %s than %d pages: the rest is not read", type.wire(), MAX_PAGES);
        unread.type(type, null);
        return Optional.of(first == null ? CdcWindow.timeOf(null, asked) : first);
    }

    /// What was updated. No query shows what was deleted: each stored one that was not updated is asked for by its id.
    ///
    /// @return false when QuickBooks refuses
    boolean readUpdated(QuickBooksClient client, EntityType type, Instant since) {
        Set<String> seen = new HashSet<>();
        int start = 1;
        for (int count = 0; count < MAX_PAGES; count++) {
            String statement = Statements.updatedSince(type, since, start, Statements.MAX_PAGE);
            switch (page(client, type, statement, Cause.CDC)) {
                case ApiResult.Failed<QueryPage>(var failure, var _) -> {
                    unread.changes(type.wire() + ": " + failure.detail());
                    return false;
                }
                case ApiResult.Ok<QueryPage>(var rows, var _) -> {
                    rows.entities().forEach(entity -> seen.add(entity.path("Id").asText()));
                    if (rows.entities().size() < Statements.MAX_PAGE) {
                        found.lookForOthers(type, seen);
                        return true;
                    }
                    start += rows.entities().size();
                }
            }
        }
        return true;
    }

    private ApiResult<QueryPage> page(QuickBooksClient client, EntityType type, String statement, Cause cause) {
        ApiResult<QueryPage> answer = gate.call(() -> client.query(statement));
        switch (answer) {
            case ApiResult.Ok<QueryPage>(var rows, var _) -> found.publish(type, rows.entities(), rows.time(), cause);
            case ApiResult.Failed<QueryPage>(var failure, var _) ->
                LOG.errorf("QuickBooks refuses to show %s: %s", type.wire(), failure.detail());
        }
        return answer;
    }
}
