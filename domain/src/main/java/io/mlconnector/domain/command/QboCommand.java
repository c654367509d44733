package io.mlconnector.domain.command;

import io.mlconnector.domain.accounting.Posting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What qbo-writer shall make true.
public sealed interface QboCommand extends Command {
    /// The Asana task that this came from; the document's marker leads back to it.
    String taskGid();

    /// The day on which it stands in the books.
    LocalDate bookDate();

    /// Posts a cost item as a bill: class on the line, department on the header.
    record PostBill(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            String taskGid,
            String vendorId,
            LocalDate bookDate,
            LocalDate dueOn,
            @Nullable String departmentId,
            @Nullable String currency,
            List<BillLine> lines)
            implements QboCommand {
        public PostBill {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a bill has at least one line");
            }
        }
    }

    /// One line of a bill to post; the amount is positive.
    record BillLine(
            BigDecimal amount,
            String accountId,
            @Nullable String classId,
            @Nullable String customerId,
            String description) {
        public BillLine {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("a line's amount is positive: " + amount.toPlainString());
            }
        }
    }

    /// Posts a cost item as a journal entry: class and department on every line, debits equal credits.
    ///
    /// @param currency the vendor's, as on a bill; null for the company's own
    record PostJournalEntry(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            String taskGid,
            LocalDate bookDate,
            @Nullable String currency,
            String description,
            List<Posting> postings)
            implements QboCommand {
        public PostJournalEntry {
            postings = List.copyOf(postings);
            BigDecimal debits = Posting.sum(postings, Posting.Side.DEBIT);
            BigDecimal credits = Posting.sum(postings, Posting.Side.CREDIT);
            if (postings.size() < 2 || debits.compareTo(credits) != 0) {
                throw new IllegalArgumentException("a journal entry balances: debits " + debits.toPlainString()
                        + ", credits " + credits.toPlainString());
            }
        }
    }

    /// Brings a posted bill that nobody has paid to other values. Whatever else stands in the bill stays.
    ///
    /// @param billId the bill that the cost was posted as
    /// @param version the `SyncToken` of the version that this was decided on
    /// @param revision of the item's link; the writer drops what was decided before a later outcome
    /// @param vendorId the bill's; an update never changes it
    /// @param bookDate the bill's; an update never changes it
    /// @param changes in words, `amount 100.00 -> 120.00`; empty when the bill is there already
    record UpdateBill(
            String pair,
            OperationKey key,
            String hash,
            Basis basis,
            String taskGid,
            String billId,
            long version,
            long revision,
            String vendorId,
            LocalDate bookDate,
            LocalDate dueOn,
            @Nullable String departmentId,
            List<BillLine> lines,
            List<String> changes)
            implements QboCommand {
        public UpdateBill {
            lines = List.copyOf(lines);
            changes = List.copyOf(changes);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a bill has at least one line");
            }
        }
    }
}
