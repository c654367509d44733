package io.mlconnector.domain.accounting;

/// A QuickBooks entity as the planner sees it. `version` is the `SyncToken` as a number.
public sealed interface QboEntity permits Party, Obligation, JournalEntry, ListItem, Settlement {
    EntityRef ref();

    long version();

    RecordState state();

    /// What a person would call it: a name, or a document number.
    String label();
}
