package io.mlconnector.contracts;

import io.mlconnector.contracts.AsanaCommandV1.BasisV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command to qbo-writer. `kind` says which members are set.
///
/// @param kind `PostBill`, `PostJournalEntry` or `UpdateBill`
/// @param task gid of the cost item
/// @param currency the vendor's; absent for the company's own, and in journal entries of earlier releases
/// @param document updates only: the `Id` of the bill
/// @param version updates only: the `SyncToken` that the change was decided on
/// @param revision updates only: of the cost item's link
/// @param changes updates only: what changes, in words
public record QboCommandV1(
        String connection,
        String kind,
        String pair,
        String operation,
        String hash,
        BasisV1 basis,
        String task,
        LocalDate bookDate,
        @Nullable LocalDate dueOn,
        @Nullable String vendor,
        @Nullable String department,
        @Nullable String currency,
        @Nullable String description,
        List<LineV1> lines,
        @Nullable String document,
        @Nullable Long version,
        @Nullable Long revision,
        @Nullable List<String> changes) {

    /// A bill's line, or a posting of a journal entry.
    ///
    /// @param side postings only
    /// @param party postings only, `Vendor/56`
    public record LineV1(
            BigDecimal amount,
            String account,
            @Nullable String className,
            @Nullable String department,
            @Nullable String customer,
            @Nullable String description,
            Posting.@Nullable Side side,
            @Nullable String party) {}

    public QboCommandV1 {
        lines = List.copyOf(lines);
        changes = changes == null ? null : List.copyOf(changes);
    }

    public static QboCommandV1 of(String connection, QboCommand command) {
        String kind = command.getClass().getSimpleName();
        BasisV1 basis = BasisV1.of(command.basis());
        String operation = command.key().value();
        return switch (command) {
            case PostBill bill ->
                new QboCommandV1(
                        connection,
                        kind,
                        bill.pair(),
                        operation,
                        bill.hash(),
                        basis,
                        bill.taskGid(),
                        bill.bookDate(),
                        bill.dueOn(),
                        bill.vendorId(),
                        bill.departmentId(),
                        bill.currency(),
                        null,
                        lines(bill.lines()),
                        null,
                        null,
                        null,
                        null);
            case UpdateBill update ->
                new QboCommandV1(
                        connection,
                        kind,
                        update.pair(),
                        operation,
                        update.hash(),
                        basis,
                        update.taskGid(),
                        update.bookDate(),
                        update.dueOn(),
                        update.vendorId(),
                        update.departmentId(),
                        null,
                        null,
                        lines(update.lines()),
                        update.billId(),
                        update.version(),
                        update.revision(),
                        update.changes());
            case PostJournalEntry entry ->
                new QboCommandV1(
                        connection,
                        kind,
                        entry.pair(),
                        operation,
                        entry.hash(),
                        basis,
                        entry.taskGid(),
                        entry.bookDate(),
                        null,
                        null,
                        null,
                        entry.currency(),
                        entry.description(),
                        entry.postings().stream()
                                .map(posting -> new LineV1(
                                        posting.amount(),
                                        posting.accountId(),
                                        posting.classId(),
                                        posting.departmentId(),
                                        null,
                                        null,
                                        posting.side(),
                                        posting.party() == null
                                                ? null
                                                : posting.party().toString()))
                                .toList(),
                        null,
                        null,
                        null,
                        null);
        };
    }

    /// @throws UnreadableException when a member that this kind needs is missing, or the kind is unknown
    public QboCommand toDomain() {
        OperationKey key = new OperationKey(operation);
        try {
            return switch (kind) {
                case "PostBill" ->
                    new PostBill(
                            pair,
                            key,
                            hash,
                            basis.toDomain(),
                            task,
                            need(vendor, "vendor"),
                            bookDate,
                            need(dueOn, "dueOn"),
                            department,
                            currency,
                            billLines());
                case "UpdateBill" ->
                    new UpdateBill(
                            pair,
                            key,
                            hash,
                            basis.toDomain(),
                            task,
                            need(document, "document"),
                            need(version, "version"),
                            need(revision, "revision"),
                            need(vendor, "vendor"),
                            bookDate,
                            need(dueOn, "dueOn"),
                            department,
                            billLines(),
                            need(changes, "changes"));
                case "PostJournalEntry" ->
                    new PostJournalEntry(
                            pair,
                            key,
                            hash,
                            basis.toDomain(),
                            task,
                            bookDate,
                            currency,
                            need(description, "description"),
                            lines.stream()
                                    .map(line -> new Posting(
                                            need(line.side(), "side"),
                                            line.amount(),
                                            line.account(),
                                            line.className(),
                                            line.department(),
                                            line.party() == null ? null : entity(line.party())))
                                    .toList());
                default -> throw new UnreadableException("unknown kind of QuickBooks command: " + kind, null);
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(kind + ": " + e.getMessage(), e);
        }
    }

    private static List<LineV1> lines(List<BillLine> lines) {
        return lines.stream()
                .map(line -> new LineV1(
                        line.amount(),
                        line.accountId(),
                        line.classId(),
                        null,
                        line.customerId(),
                        line.description(),
                        null,
                        null))
                .toList();
    }

    private List<BillLine> billLines() {
        return lines.stream()
                .map(line -> new BillLine(
                        line.amount(),
                        line.account(),
                        line.className(),
                        line.customer(),
                        need(line.description(), "description")))
                .toList();
    }

    private static EntityRef entity(String text) {
        return EntityRef.parse(text).orElseThrow(() -> new UnreadableException("not an entity: " + text, null));
    }

    private <T> T need(@Nullable T value, String member) {
        if (value == null) {
            throw new UnreadableException(kind + " without " + member, null);
        }
        return value;
    }
}
