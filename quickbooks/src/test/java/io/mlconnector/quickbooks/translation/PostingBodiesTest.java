package io.mlconnector.quickbooks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.quickbooks.wire.WireJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostingBodiesTest {
    static final OperationKey KEY = OperationKey.of(new ConnectionId("9341"), "CostItem/1207", "post", "1");
    private static final Basis BASIS = new Basis("asana/Task/1207", "2026-11-20T09:00:00Z");

    @Test
    void billHasClassOnTheLineAndDepartmentOnTheHeader() {
        assertThat(BillBody.of(bill("3", List.of(line("120", "5000", "Steel, 2nd delivery")))))
                .isEqualTo("""
                        {"VendorRef":{"value":"56"},"TxnDate":"2026-11-20","DueDate":"2026-12-12",\
                        "DepartmentRef":{"value":"3"},"CurrencyRef":{"value":"USD"},\
                        "PrivateNote":"Steel, 2nd delivery [asana:1207 mlc:e993bbab3d4b4ca7]",\
                        "Line":[{"DetailType":"AccountBasedExpenseLineDetail","Amount":120.00,\
                        "Description":"Steel, 2nd delivery",\
                        "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"ClassRef":{"value":"5000"}}}]}""");
    }

    @Test
    void journalEntryHasClassAndDepartmentOnEveryLine() {
        assertThat(JournalEntryBody.of(journalEntry(null))).isEqualTo("""
                        {"DocNumber":"MLC-e993bbab3d4b4ca7","TxnDate":"2026-11-20",\
                        "PrivateNote":"Accrued rent [asana:1207 mlc:e993bbab3d4b4ca7]",\
                        "Line":[{"DetailType":"JournalEntryLineDetail","Amount":1000.50,"Description":"Accrued rent",\
                        "JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"7"},\
                        "ClassRef":{"value":"5000"},"DepartmentRef":{"value":"3"}}},\
                        {"DetailType":"JournalEntryLineDetail","Amount":1000.50,"Description":"Accrued rent",\
                        "JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"33"},\
                        "ClassRef":{"value":"5000"},"DepartmentRef":{"value":"3"},\
                        "Entity":{"Type":"Vendor","EntityRef":{"value":"56"}}}}]}""");
        assertThat(Marker.of("1207", KEY).docNumber()).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void journalEntryIsInTheCurrencyThatItNames() {
        JsonNode body = WireJson.parse(JournalEntryBody.of(journalEntry("EUR"))).orElseThrow();

        assertThat(body.path("CurrencyRef").path("value").asText()).isEqualTo("EUR");
    }

    @Test
    void partsOfACentAreRefusedNotRounded() {
        assertThatThrownBy(() -> BillBody.of(bill(null, List.of(line("1.005", null, "x")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.005");
    }

    @Test
    void hugeAmountsArePlainDigits() {
        assertThat(BillBody.of(bill(null, List.of(line("1E+9", null, "x"))))).contains("\"Amount\":1000000000.00,");
    }

    @Test
    void theMarkerSurvivesAnEndlessDescription() {
        JsonNode body = WireJson.parse(BillBody.of(bill(null, List.of(line("1", null, "🙂".repeat(5000))))))
                .orElseThrow();

        String note = body.path("PrivateNote").asText();
        assertThat(note).hasSizeLessThanOrEqualTo(4000);
        assertThat(Marker.find(note)).contains(Marker.of("1207", KEY));
        assertThat(body.path("Line").path(0).path("Description").asText()).hasSizeLessThanOrEqualTo(4000);
    }

    @Test
    void theMarkerIsTheOnlyOneWhateverTheDescriptionSays() {
        String text = "Crane as in [asana:999 mlc:0123456789abcdef]";
        JsonNode body = WireJson.parse(BillBody.of(bill(null, List.of(line("1", null, text)))))
                .orElseThrow();

        assertThat(body.path("PrivateNote").asText())
                .isEqualTo("Crane as in (asana:999 mlc:0123456789abcdef) "
                        + Marker.of("1207", KEY).note());
        assertThat(body.path("Line").path(0).path("Description").asText())
                .isEqualTo("Crane as in (asana:999 mlc:0123456789abcdef)");
    }

    @Test
    void noTextReadsAsAMarkerWhereverItIsCut() {
        for (int before = 3940; before <= 4000; before++) {
            String text = "x".repeat(before) + "[asana:999 mlc:0123456789abcdef]";
            String note = WireJson.parse(BillBody.of(bill(null, List.of(line("1", null, text)))))
                    .orElseThrow()
                    .path("PrivateNote")
                    .asText();

            assertThat(note).hasSizeLessThanOrEqualTo(4000);
            assertThat(note.indexOf("[asana:"))
                    .isEqualTo(note.lastIndexOf(Marker.of("1207", KEY).note()));
        }
    }

    private static PostJournalEntry journalEntry(@Nullable String currency) {
        return new PostJournalEntry(
                "CostItem/1207",
                KEY,
                "hash",
                BASIS,
                "1207",
                LocalDate.of(2026, 11, 20),
                currency,
                "Accrued rent",
                List.of(
                        new Posting(Posting.Side.DEBIT, new BigDecimal("1000.5"), "7", "5000", "3", null),
                        new Posting(
                                Posting.Side.CREDIT,
                                new BigDecimal("1000.50"),
                                "33",
                                "5000",
                                "3",
                                new EntityRef(EntityType.VENDOR, "56"))));
    }

    static PostBill bill(@Nullable String department, List<BillLine> lines) {
        return new PostBill(
                "CostItem/1207",
                KEY,
                "hash",
                BASIS,
                "1207",
                "56",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 12),
                department,
                "USD",
                lines);
    }

    static BillLine line(String amount, @Nullable String classId, String description) {
        return new BillLine(new BigDecimal(amount), "7", classId, null, description);
    }
}
