package io.mlconnector.qbowriter.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.QueryPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.Statements;
import io.mlconnector.serviceruntime.upkeep.NotNowException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the documents that carry our marks. `PrivateNote` cannot be asked for, so that all of a type are read that
/// changed since a time: one query a type, as long as those are fewer than a thousand.
///
/// A page begins a little before the one before it ended: what is deleted meanwhile moves the rows behind it.
final class MarkedDocuments {
    private static final List<EntityType> TYPES = List.of(EntityType.BILL, EntityType.JOURNAL_ENTRY);
    private static final int OVERLAP = 50;
    private static final int MOST_PAGES = 1_000;

    private final QuickBooksClient client;
    private final LongConsumer progress;

    /// @param progress told how many documents were looked at
    MarkedDocuments(QuickBooksClient client, LongConsumer progress) {
        this.client = client;
        this.progress = progress;
    }

    /// @param since null for all
    /// @return the oldest first
    /// @throws NotNowException when QuickBooks does not give all of them
    List<MarkedDocument> read(@Nullable Instant since) {
        Map<EntityRef, MarkedDocument> marked = new LinkedHashMap<>();
        long looked = 0;
        for (EntityType type : TYPES) {
            int start = 1;
            for (int page = 0; ; page++) {
                if (page == MOST_PAGES) {
                    throw new NotNowException("There are more documents than can be looked at in one go.");
                }
                List<JsonNode> rows = rows(type, since, start);
                rows.forEach(row ->
                        MarkedDocument.find(type, row).ifPresent(document -> marked.put(document.ref(), document)));
                looked += rows.size();
                progress.accept(looked);
                if (rows.size() < Statements.MAX_PAGE) {
                    break;
                }
                start += Statements.MAX_PAGE - OVERLAP;
            }
        }
        List<MarkedDocument> all = new ArrayList<>(marked.values());
        all.sort(Comparator.comparing(MarkedDocument::createdAt)
                .thenComparingInt(document -> document.ref().id().length())
                .thenComparing(document -> document.ref().id()));
        return all;
    }

    private List<JsonNode> rows(EntityType type, @Nullable Instant since, int start) {
        String statement = since == null
                ? Statements.page(type, start, Statements.MAX_PAGE)
                : Statements.updatedSince(type, since, start, Statements.MAX_PAGE);
        return switch (client.query(statement)) {
            case ApiResult.Ok<QueryPage>(var rows, var _) -> rows.entities();
            case ApiResult.Failed<QueryPage>(var failure, var _) ->
                throw new NotNowException("QuickBooks did not give the documents: " + failure.detail());
        };
    }
}
