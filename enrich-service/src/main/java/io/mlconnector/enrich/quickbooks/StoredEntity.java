package io.mlconnector.enrich.quickbooks;

import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.enrich.flow.StoredJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of a record in `quickbooks.records`: a [io.mlconnector.contracts.QuickBooksRecordV1] whose body
/// is kept small.
public record StoredEntity(
        long syncToken,
        RecordState state,
        @Nullable Instant readAt,
        @Nullable String mergedInto,
        @Nullable StoredJson body) {}
