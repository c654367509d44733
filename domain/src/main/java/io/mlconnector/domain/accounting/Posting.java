package io.mlconnector.domain.accounting;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One debit or credit on one account. The amount is positive; the side carries the sign.
///
/// @param party the vendor or customer that a payable or receivable account requires
public record Posting(
        Side side,
        BigDecimal amount,
        String accountId,
        @Nullable String classId,
        @Nullable String departmentId,
        @Nullable EntityRef party) {

    /// `PostingType` in QuickBooks.
    public enum Side {
        DEBIT,
        CREDIT
    }

    public Posting {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a posting's amount is positive: " + amount.toPlainString());
        }
    }

    public static BigDecimal sum(List<Posting> postings, Side side) {
        return postings.stream()
                .filter(posting -> posting.side() == side)
                .map(Posting::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
