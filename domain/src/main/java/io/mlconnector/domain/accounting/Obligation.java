package io.mlconnector.domain.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bill (what we owe a vendor) or an invoice (what a customer owes us).
///
/// @param party the vendor or the customer
/// @param docNumber the number printed on the document; the supplier's own on a bill
/// @param balance what is still open; equal to `total` when unpaid, zero when paid
/// @param note `PrivateNote`, which carries the marker of what the connector posted
public record Obligation(
        EntityRef ref,
        long version,
        RecordState state,
        EntityRef party,
        @Nullable String docNumber,
        LocalDate bookDate,
        @Nullable LocalDate dueOn,
        @Nullable String departmentId,
        @Nullable String currency,
        BigDecimal total,
        BigDecimal balance,
        @Nullable String note,
        List<Line> lines)
        implements QboEntity {

    public Obligation {
        lines = List.copyOf(lines);
    }

    /// One line; the class of a bill stands here, its department on the header.
    public record Line(
            BigDecimal amount,
            @Nullable String accountId,
            @Nullable String classId,
            @Nullable String customerId) {}

    /// The document's number, else QuickBooks' own id.
    @Override
    public String label() {
        return docNumber == null || docNumber.isBlank() ? ref.id() : docNumber;
    }

    public boolean isPaid() {
        return balance.signum() == 0 && total.signum() != 0;
    }

    public boolean isPartPaid() {
        return balance.signum() != 0 && balance.compareTo(total) != 0;
    }
}
