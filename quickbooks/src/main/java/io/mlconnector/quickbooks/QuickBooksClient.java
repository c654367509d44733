package io.mlconnector.quickbooks;

import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One QuickBooks company. Every call is one wire attempt; retries belong to the caller, who knows whether the request
/// may be repeated. An answer in an unexpected form is never a success.
public interface QuickBooksClient {
    /// At most this many queries in one [#fetchBatch].
    int MAX_BATCH = 30;

    /// Change data capture gives at most this many entities, of all types together; a full answer may be cut off.
    int MAX_CHANGES = 1000;

    ApiResult<Fetched> fetchCompanyInfo();

    /// Hints only: the closing date can be missing although the books are closed.
    ApiResult<Fetched> fetchPreferences();

    /// Runs a statement of [Statements]. A long one is sent as the body, a short one in the address.
    ApiResult<QueryPage> query(String statement);

    /// How many active entities of a type there are. One read, however many.
    ApiResult<Long> count(EntityType type);

    /// Change data capture: the current state of all that changed since then, deleted ones as tombstones. Looks back
    /// at most 30 days and gives at most [#MAX_CHANGES] entities.
    ApiResult<CdcPage> fetchChanges(Set<EntityType> types, Instant changedSince);

    ApiResult<Fetched> fetch(EntityRef ref);

    /// @param bodyJson sent byte for byte
    /// @param requestId the same id again gives the first answer again; at most 50 characters
    ApiResult<Written> create(EntityType type, String bodyJson, String requestId);

    /// @param bodyJson with `Id` and `SyncToken`; sent byte for byte
    ApiResult<Written> update(EntityType type, String bodyJson, String requestId);

    /// Transactions only; list entities are made inactive by [#update].
    ApiResult<Written> delete(EntityRef ref, long syncToken, String requestId);

    /// Several queries in one request, each with a result of its own. Money is never written in a batch.
    ///
    /// @param items at most [#MAX_BATCH], each with an id of its own
    /// @return by the item's id; one that QuickBooks did not answer is `Unknown`
    ApiResult<Map<String, ApiResult<QueryPage>>> fetchBatch(List<BatchItem> items);
}
