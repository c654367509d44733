package io.mlconnector.domain.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A balanced set of postings, as QuickBooks holds it.
public record JournalEntry(
        EntityRef ref,
        long version,
        RecordState state,
        @Nullable String docNumber,
        LocalDate bookDate,
        @Nullable String note,
        List<Posting> postings)
        implements QboEntity {

    public JournalEntry {
        postings = List.copyOf(postings);
    }

    @Override
    public String label() {
        return docNumber == null || docNumber.isBlank() ? ref.id() : docNumber;
    }

    public BigDecimal debits() {
        return Posting.sum(postings, Posting.Side.DEBIT);
    }
}
