package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.ShownStatus;

/// What a document's state is called on a task.
final class DocumentStatus {
    private DocumentStatus() {}

    static ShownStatus shown(QboEntity document) {
        return switch (document.state()) {
            case ACTIVE, INACTIVE ->
                switch (document) {
                    case Obligation obligation when obligation.isPaid() -> ShownStatus.PAID;
                    case Obligation obligation when obligation.isPartPaid() -> ShownStatus.PART_PAID;
                    case Obligation _ -> ShownStatus.OPEN;
                    case JournalEntry _, Party _, ListItem _, Settlement _ -> ShownStatus.ACTIVE;
                };
            case VOIDED -> ShownStatus.VOIDED;
            case DELETED -> ShownStatus.DELETED;
            case MERGED -> ShownStatus.MERGED;
        };
    }

    static PostingStatus posting(QboEntity document) {
        return switch (shown(document)) {
            case ACTIVE, INACTIVE, OPEN -> PostingStatus.POSTED;
            case PART_PAID -> PostingStatus.PART_PAID;
            case PAID -> PostingStatus.PAID;
            case VOIDED -> PostingStatus.VOIDED;
            case DELETED, MERGED -> PostingStatus.DELETED;
        };
    }
}
