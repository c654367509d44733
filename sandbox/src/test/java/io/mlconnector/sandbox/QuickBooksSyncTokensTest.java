package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksSyncTokensTest extends SandboxRun {

    @Test
    void syncTokenIsTextAndCheckedOnUpdateDeleteAndVoid() {
        JsonNode invoice = invoice("Alder");
        assertThat(invoice.path("SyncToken").isTextual()).isTrue();
        JsonNode newer = books.changed("Invoice", invoice, "\"PrivateNote\":\"x\"");
        assertThat(newer.path("SyncToken").asText()).isEqualTo("1");

        assertThat(code(books.change("Invoice", invoice, "\"PrivateNote\":\"y\"")))
                .isEqualTo("5010");
        assertThat(code(books.delete("Invoice", invoice))).isEqualTo("5010");
        assertThat(code(books.post("invoice?operation=void", identity(invoice))))
                .isEqualTo("5010");
        String withoutToken = "{\"Id\":\"" + invoice.path("Id").asText() + "\"}";
        assertThat(code(books.post("invoice?operation=update", withoutToken))).isEqualTo("2020");
        assertThat(code(books.post("invoice?operation=delete", withoutToken))).isEqualTo("2020");
        assertThat(code(books.post("invoice?operation=void", withoutToken))).isEqualTo("2020");
    }

    @Test
    void everyChangeOfAPaymentBumpsTheBill() {
        String vendor = books.vendor("Birch");
        String bill = books.bill(vendor, "10.00").path("Id").asText();

        JsonNode payment = books.pay(vendor, bill, "4.00");
        JsonNode paid = books.read("Bill", bill);
        assertThat(paid.path("SyncToken").asText()).isEqualTo("1");
        assertThat(paid.at("/MetaData/LastUpdatedTime").asText())
                .isEqualTo(payment.at("/MetaData/LastUpdatedTime").asText());
        assertThat(code(books.post("bill", "{\"Id\":\"" + bill + "\",\"SyncToken\":\"0\",\"sparse\":true}")))
                .isEqualTo("5010");

        books.delete("BillPayment", payment);
        JsonNode open = books.read("Bill", bill);
        assertThat(open.path("SyncToken").asText()).isEqualTo("2");
        assertThat(open.path("LinkedTxn")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation=update&include=void", "include=void", "operation=void"})
    void eachWayToVoidKeepsTheRecordWithoutItsAmounts(String way) {
        String vendor = books.vendor("Cedar " + way.length());
        String bill = books.bill(vendor, "10.00").path("Id").asText();
        JsonNode payment = books.pay(vendor, bill, "10.00");

        JsonNode voided = Books.entity("BillPayment", books.post("billpayment?" + way, identity(payment)));

        assertThat(voided.path("SyncToken").asText()).isEqualTo("1");
        assertThat(voided.path("TotalAmt").decimalValue()).isEqualByComparingTo("0");
        assertThat(voided.path("Line")).isEmpty();
        assertThat(voided.path("PrivateNote").asText()).startsWith("Voided");
        assertThat(books.read("Bill", bill).path("Balance").decimalValue()).isEqualByComparingTo("10");
    }

    @Test
    void billsAndJournalEntriesCannotBeVoided() {
        JsonNode bill = books.bill(books.vendor("Dogwood"), "10.00");
        assertThat(code(books.post("bill?include=void", identity(bill)))).isEqualTo("500");
        JsonNode entry = books.create("JournalEntry", books.entry("5.00", "", "5.00", ""));
        assertThat(code(books.post("journalentry?include=void", identity(entry))))
                .isEqualTo("500");
        assertThat(books.delete("JournalEntry", entry)
                        .body()
                        .at("/JournalEntry/status")
                        .asText())
                .isEqualTo("Deleted");
    }

    private JsonNode invoice(String customer) {
        String id = books.create("Customer", "{\"DisplayName\":\"" + customer + "\"}")
                .path("Id")
                .asText();
        return books.create(
                "Invoice",
                "{" + ref("CustomerRef", id)
                        + ",\"Line\":[{\"Amount\":5,\"DetailType\":\"SalesItemLineDetail\",\"SalesItemLineDetail\":{"
                        + ref("ItemRef", books.first("Item", "Active = true")) + "}}]}");
    }

    private static String identity(JsonNode record) {
        return "{\"Id\":\"" + record.path("Id").asText() + "\",\"sparse\":true,\"SyncToken\":\""
                + record.path("SyncToken").asText() + "\"}";
    }
}
