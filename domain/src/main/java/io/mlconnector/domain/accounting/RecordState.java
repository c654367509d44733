package io.mlconnector.domain.accounting;

/// The four ways in which a record is no longer what it was are different states, shown as such.
public enum RecordState {
    ACTIVE,
    INACTIVE,
    VOIDED,
    DELETED,
    MERGED
}
