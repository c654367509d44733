package io.mlconnector.quickbooks.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.quickbooks.wire.WireJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/// What is asked for in a request is what is read back from a document with the same members.
class RoundTripProperties {

    @Property(tries = 200, seed = "20261124")
    void billReadsBackAsItWasAsked(
            @ForAll("lines") List<BillLine> lines, @ForAll @StringLength(max = 40) String anyText) {
        PostBill bill = PostingBodiesTest.bill(
                "3",
                lines.stream()
                        .map(line -> new BillLine(
                                line.amount(), line.accountId(), line.classId(), line.customerId(), anyText))
                        .toList());
        BigDecimal total = lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        String body = BillBody.of(bill);
        Obligation read = (Obligation)
                EntityTranslator.toDomain(EntityType.BILL, answered(body).put("TotalAmt", total), RecordState.ACTIVE);

        assertThat(BillBody.of(bill)).isEqualTo(body);
        assertThat(read.party().id()).isEqualTo(bill.vendorId());
        assertThat(read.bookDate()).isEqualTo(bill.bookDate());
        assertThat(read.dueOn()).isEqualTo(bill.dueOn());
        assertThat(read.departmentId()).isEqualTo("3");
        assertThat(Marker.find(read.note())).contains(Marker.of(bill.taskGid(), bill.key()));
        assertThat(read.lines())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(lines.stream()
                        .map(line -> new Obligation.Line(
                                line.amount().setScale(2), line.accountId(), line.classId(), line.customerId()))
                        .toList());
    }

    @Property(tries = 200, seed = "20261124")
    void journalEntryReadsBackBalanced(@ForAll("cents") BigDecimal amount, @ForAll @IntRange(min = 1, max = 9) int n) {
        BigDecimal part = amount;
        BigDecimal whole = amount.multiply(BigDecimal.valueOf(n));
        List<Posting> postings = Stream.concat(
                        Stream.generate(() -> new Posting(Posting.Side.DEBIT, part, "7", "5000", "3", null))
                                .limit(n),
                        Stream.of(new Posting(Posting.Side.CREDIT, whole, "33", "5000", "3", null)))
                .toList();
        PostJournalEntry entry = new PostJournalEntry(
                "CostItem/1207",
                PostingBodiesTest.KEY,
                "hash",
                new Basis("asana/Task/1207", "1"),
                "1207",
                LocalDate.of(2026, 11, 20),
                "USD",
                "text",
                postings);

        JournalEntry read = (JournalEntry) EntityTranslator.toDomain(
                EntityType.JOURNAL_ENTRY, answered(JournalEntryBody.of(entry)), RecordState.ACTIVE);

        assertThat(read.debits()).isEqualByComparingTo(Posting.sum(read.postings(), Posting.Side.CREDIT));
        assertThat(read.debits()).isEqualByComparingTo(whole);
        assertThat(read.postings()).hasSize(n + 1).allSatisfy(posting -> {
            assertThat(posting.classId()).isEqualTo("5000");
            assertThat(posting.departmentId()).isEqualTo("3");
        });
    }

    @Provide
    Arbitrary<List<BillLine>> lines() {
        Arbitrary<String> ids = Arbitraries.integers().between(1, 99_999).map(String::valueOf);
        return Combinators.combine(cents(), ids, ids.injectNull(0.3), ids.injectNull(0.3))
                .as((amount, account, classId, customer) -> new BillLine(amount, account, classId, customer, "x"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<BigDecimal> cents() {
        return Arbitraries.longs().between(1, 999_999_999_999L).map(cents -> BigDecimal.valueOf(cents, 2));
    }

    private static ObjectNode answered(String body) {
        return ((ObjectNode) WireJson.parse(body).orElseThrow()).put("Id", "1").put("SyncToken", "0");
    }
}
