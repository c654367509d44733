package io.mlconnector.qbowriter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.amendment.BillValues;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.quickbooks.translation.EntityTranslator;
import io.mlconnector.quickbooks.translation.UnreadableEntityException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares what QuickBooks says it holds with what was asked. QuickBooks accepts a class or department that the
/// company does not track, or that stands in the wrong place, and drops it without a word.
final class PostingCheck {
    private PostingCheck() {}

    /// What is not as asked, in plain words; empty when all is.
    static List<String> differences(QboCommand command, JsonNode entity) {
        try {
            return switch (command) {
                case PostBill bill ->
                    bill(bill, (Obligation) EntityTranslator.toDomain(EntityType.BILL, entity, RecordState.ACTIVE));
                case UpdateBill update ->
                    BillValues.of((Obligation) EntityTranslator.toDomain(EntityType.BILL, entity, RecordState.ACTIVE))
                            .differences(BillValues.of(update))
                            .stream()
                            .map(BillValues.Difference::what)
                            .toList();
                case PostJournalEntry entry ->
                    journalEntry(entry, (JournalEntry)
                            EntityTranslator.toDomain(EntityType.JOURNAL_ENTRY, entity, RecordState.ACTIVE));
            };
        } catch (UnreadableEntityException _) {
            return List.of("document");
        }
    }

    private static List<String> bill(PostBill asked, Obligation held) {
        List<String> differences = new ArrayList<>();
        BigDecimal total = asked.lines().stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(held.total()) != 0) {
            differences.add("amount");
        }
        if (!asked.vendorId().equals(held.party().id())) {
            differences.add("vendor");
        }
        if (!same(asked.lines(), BillLine::accountId, held.lines(), Obligation.Line::accountId)) {
            differences.add("account");
        }
        if (!same(asked.lines(), BillLine::classId, held.lines(), Obligation.Line::classId)) {
            differences.add("class");
        }
        if (!Objects.equals(asked.departmentId(), held.departmentId())) {
            differences.add("department");
        }
        return differences;
    }

    private static List<String> journalEntry(PostJournalEntry asked, JournalEntry held) {
        List<String> differences = new ArrayList<>();
        if (Posting.sum(asked.postings(), Posting.Side.DEBIT).compareTo(held.debits()) != 0) {
            differences.add("amount");
        }
        if (!same(asked.postings(), Posting::accountId, held.postings(), Posting::accountId)) {
            differences.add("account");
        }
        if (!same(asked.postings(), Posting::classId, held.postings(), Posting::classId)) {
            differences.add("class");
        }
        if (!same(asked.postings(), Posting::departmentId, held.postings(), Posting::departmentId)) {
            differences.add("department");
        }
        return differences;
    }

    private static <A, B> boolean same(
            List<A> asked,
            Function<A, ? extends @Nullable Object> ofAsked,
            List<B> held,
            Function<B, ? extends @Nullable Object> ofHeld) {
        if (asked.size() != held.size()) {
            return false;
        }
        for (int i = 0; i < asked.size(); i++) {
            if (!Objects.equals(ofAsked.apply(asked.get(i)), ofHeld.apply(held.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
