package io.mlconnector.qbowriter;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which record of a command QuickBooks means, as far as its words and ids say so.
final class RefusedReference {
    private RefusedReference() {}

    /// @return empty when the words fit none of the command's records, or several of them
    static Optional<EntityRef> of(QboCommand command, String detail, @Nullable String element) {
        String text = ((element == null ? "" : element + " ") + detail).toLowerCase(Locale.ROOT);
        List<EntityRef> named = references(command).stream()
                .filter(ref -> words(ref.type()).stream().anyMatch(text::contains))
                .toList();
        List<EntityRef> byId = named.stream()
                .filter(ref -> Pattern.compile("\\b" + Pattern.quote(ref.id()) + "\\b")
                        .matcher(text)
                        .find())
                .toList();
        return Optional.of(byId.size() == 1 ? byId : named)
                .filter(refs -> refs.size() == 1)
                .map(List::getFirst);
    }

    private static List<String> words(EntityType type) {
        return switch (type) {
            case DEPARTMENT -> List.of("department", "location");
            case CUSTOMER -> List.of("customer", "project");
            case VENDOR, CLASS, ACCOUNT, TERM, BILL, INVOICE, JOURNAL_ENTRY, BILL_PAYMENT, PAYMENT ->
                List.of(type.wire().toLowerCase(Locale.ROOT));
        };
    }

    private static SortedSet<EntityRef> references(QboCommand command) {
        SortedSet<EntityRef> all = new TreeSet<>();
        switch (command) {
            case PostBill bill -> {
                add(all, EntityType.VENDOR, bill.vendorId());
                add(all, EntityType.DEPARTMENT, bill.departmentId());
                addLines(all, bill.lines());
            }
            case UpdateBill update -> {
                add(all, EntityType.VENDOR, update.vendorId());
                add(all, EntityType.DEPARTMENT, update.departmentId());
                addLines(all, update.lines());
            }
            case PostJournalEntry entry -> {
                for (Posting posting : entry.postings()) {
                    add(all, EntityType.ACCOUNT, posting.accountId());
                    add(all, EntityType.CLASS, posting.classId());
                    add(all, EntityType.DEPARTMENT, posting.departmentId());
                    if (posting.party() != null) {
                        all.add(posting.party());
                    }
                }
            }
        }
        return all;
    }

    private static void addLines(SortedSet<EntityRef> all, List<BillLine> lines) {
        for (BillLine line : lines) {
            add(all, EntityType.ACCOUNT, line.accountId());
            add(all, EntityType.CLASS, line.classId());
            add(all, EntityType.CUSTOMER, line.customerId());
        }
    }

    private static void add(SortedSet<EntityRef> all, EntityType type, @Nullable String id) {
        if (id != null) {
            all.add(new EntityRef(type, id));
        }
    }
}
