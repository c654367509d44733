package io.mlconnector.quickbooks.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.quickbooks.wire.WireJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTranslatorTest {

    @Test
    void vendorIsReadWithItsContact() {
        assertThat(read(EntityType.VENDOR, """
                {"domain":"QBO","sparse":false,"Id":"56","SyncToken":"3","DisplayName":"Bob's Steel","Active":true,
                 "GivenName":"Bob","FamilyName":"Builder","PrimaryEmailAddr":{"Address":"bob@example.com"},
                 "PrimaryPhone":{"FreeFormNumber":"(555) 1"},"TermRef":{"value":"4"},
                 "CurrencyRef":{"value":"USD","name":"United States Dollar"},"Balance":80.10}
                """))
                .isEqualTo(new Party(
                        new EntityRef(EntityType.VENDOR, "56"),
                        3,
                        RecordState.ACTIVE,
                        "Bob's Steel",
                        new Party.Contact("Bob Builder", "bob@example.com", "(555) 1"),
                        "4",
                        "USD",
                        new BigDecimal("80.10")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "\"1e999999999\"",
                "-1e-999999999",
                "1e21",
                "1234567890123456789012345678901",
                "\"00000000000000000000000000000000000000000000000000000000000000001\""
            })
    void amountThatWouldFillTheMemoryIsUnreadable(String amount) {
        assertThatThrownBy(() -> read(EntityType.VENDOR, """
                {"Id":"56","SyncToken":"3","DisplayName":"Bob","Balance":%s}
                """.formatted(amount)))
                .isInstanceOf(UnreadableEntityException.class)
                .hasMessageStartingWith("Vendor cannot be read");
    }

    @Test
    void billIsReadWithClassOnTheLine() {
        assertThat(read(EntityType.BILL, """
                {"Id":"1043","SyncToken":"1","VendorRef":{"value":"56","name":"Bob"},"TxnDate":"2026-11-20",
                 "DueDate":"2026-12-12","DocNumber":"INV 7","DepartmentRef":{"value":"3"},"TotalAmt":120.00,
                 "Balance":20,"PrivateNote":"x","Line":[
                   {"Id":"1","Amount":120.00,"DetailType":"AccountBasedExpenseLineDetail",
                    "AccountBasedExpenseLineDetail":{"AccountRef":{"value":"7"},"ClassRef":{"value":"5000"}}},
                   {"Amount":120.00,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}}],
                 "LinkedTxn":[{"TxnId":"9","TxnType":"BillPaymentCheck"}]}
                """))
                .isEqualTo(new Obligation(
                        new EntityRef(EntityType.BILL, "1043"),
                        1,
                        RecordState.ACTIVE,
                        new EntityRef(EntityType.VENDOR, "56"),
                        "INV 7",
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 12, 12),
                        "3",
                        null,
                        new BigDecimal("120.00"),
                        new BigDecimal("20"),
                        "x",
                        List.of(new Obligation.Line(new BigDecimal("120.00"), "7", "5000", null))));
    }

    @Test
    void classOfAnInvoiceMayStandOnTheHeader() {
        Obligation invoice = (Obligation) read(EntityType.INVOICE, """
                {"Id":"5","SyncToken":"0","CustomerRef":{"value":"1"},"TxnDate":"2026-11-20","TotalAmt":10,
                 "ClassRef":{"value":"5000"},"Line":[{"Amount":10,"DetailType":"SalesItemLineDetail",
                 "SalesItemLineDetail":{"ItemRef":{"value":"1"}}}]}
                """);

        assertThat(invoice.lines()).containsExactly(new Obligation.Line(new BigDecimal("10"), null, "5000", null));
        assertThat(invoice.balance()).isEqualByComparingTo("10");
        assertThat(invoice.dueOn()).isNull();
    }

    @Test
    void journalEntryIsReadWithItsSides() {
        JournalEntry entry = (JournalEntry) read(EntityType.JOURNAL_ENTRY, """
                {"Id":"227","SyncToken":"0","TxnDate":"2026-11-20","DocNumber":"MLC-1","Line":[
                  {"Id":"0","Amount":5.5,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{
                    "PostingType":"Debit","AccountRef":{"value":"7"},"ClassRef":{"value":"1"},
                    "DepartmentRef":{"value":"2"}}},
                  {"Id":"1","Amount":5.5,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{
                    "PostingType":"Credit","AccountRef":{"value":"33"},
                    "Entity":{"Type":"Vendor","EntityRef":{"value":"56"}}}}]}
                """);

        assertThat(entry.postings())
                .containsExactly(
                        new Posting(Posting.Side.DEBIT, new BigDecimal("5.5"), "7", "1", "2", null),
                        new Posting(
                                Posting.Side.CREDIT,
                                new BigDecimal("5.5"),
                                "33",
                                null,
                                null,
                                new EntityRef(EntityType.VENDOR, "56")));
    }

    @Test
    void accountsAndTermsAreListItems() {
        assertThat(read(EntityType.ACCOUNT, """
                {"Id":"7","SyncToken":"0","Name":"Materials","FullyQualifiedName":"Job Costs:Materials",
                 "AccountType":"Expense","Active":true}
                """))
                .isEqualTo(new ListItem(
                        new EntityRef(EntityType.ACCOUNT, "7"),
                        0,
                        RecordState.ACTIVE,
                        "Materials",
                        "Job Costs:Materials",
                        "Expense"));
        assertThat(read(EntityType.TERM, "{\"Id\":\"4\",\"SyncToken\":\"0\",\"Name\":\"Net 30\"}")
                        .label())
                .isEqualTo("Net 30");
    }

    @Test
    void billPaymentNamesTheBillsItSettles() {
        Settlement payment = (Settlement) read(EntityType.BILL_PAYMENT, """
                {"Id":"9","SyncToken":"0","TotalAmt":100,"Line":[
                  {"Amount":60,"LinkedTxn":[{"TxnId":"1043","TxnType":"Bill"}]},
                  {"Amount":40,"LinkedTxn":[{"TxnId":"1044","TxnType":"Bill"},{"TxnId":"3","TxnType":"VendorCredit"}]}]}
                """);

        assertThat(payment.settles())
                .containsExactly(new EntityRef(EntityType.BILL, "1043"), new EntityRef(EntityType.BILL, "1044"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityType.class,
            names = {"BILL_PAYMENT", "PAYMENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void bareTombstoneCannotBeReadAsAnEntity(EntityType type) {
        assertThatThrownBy(() -> EntityTranslator.toDomain(
                        type, json("{\"domain\":\"QBO\",\"status\":\"Deleted\",\"Id\":\"65\"}"), RecordState.DELETED))
                .isInstanceOf(UnreadableEntityException.class)
                .hasMessageContaining(type.wire());
    }

    @Test
    void statesAreToldApart() {
        assertThat(state(EntityType.VENDOR, "{\"Active\":false}")).isEqualTo(RecordState.INACTIVE);
        assertThat(state(EntityType.VENDOR, "{}")).isEqualTo(RecordState.ACTIVE);
        assertThat(state(EntityType.BILL, "{\"status\":\"Deleted\"}")).isEqualTo(RecordState.DELETED);
        assertThat(state(EntityType.INVOICE, "{\"TotalAmt\":0.00,\"PrivateNote\":\"Voided - mistake\"}"))
                .isEqualTo(RecordState.VOIDED);
        assertThat(state(EntityType.INVOICE, "{\"TotalAmt\":0,\"PrivateNote\":\"free of charge\"}"))
                .isEqualTo(RecordState.ACTIVE);
        assertThat(state(EntityType.INVOICE, "{\"TotalAmt\":5,\"PrivateNote\":\"Voided last time\"}"))
                .isEqualTo(RecordState.ACTIVE);
        assertThat(state(EntityType.PAYMENT, "{\"status\":\"Voided\",\"TotalAmt\":0}"))
                .isEqualTo(RecordState.VOIDED);
        assertThat(state(EntityType.BILL, "{\"TotalAmt\":0,\"PrivateNote\":\"Voided\"}"))
                .isEqualTo(RecordState.ACTIVE);
    }

    private static RecordState state(EntityType type, String body) {
        return RecordStates.of(type, json(body));
    }

    private static QboEntity read(EntityType type, String body) {
        return EntityTranslator.toDomain(type, json(body), RecordState.ACTIVE);
    }

    private static JsonNode json(String text) {
        return WireJson.parse(text).orElseThrow();
    }
}
