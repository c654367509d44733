package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksClosedBooksTest extends SandboxRun {

    @Test
    void closedBooksRefuseNewEditedDeletedVoidedAndMovedTransactions() {
        String vendor = books.vendor("Alder");
        JsonNode old = bill(vendor, "2026-01-15");
        JsonNode young = bill(vendor, "2026-03-15");
        JsonNode payment = books.changed(
                "BillPayment", books.pay(vendor, old.path("Id").asText(), "1.00"), "\"TxnDate\":\"2026-01-16\"");
        JsonNode paid = books.read("Bill", old.path("Id").asText());
        close("2026-02-28");

        assertThat(code(books.post("bill", dated(vendor, "2026-02-28")))).isEqualTo("6210");
        assertThat(code(books.change("Bill", paid, "\"PrivateNote\":\"x\""))).isEqualTo("6210");
        assertThat(code(books.delete("BillPayment", payment))).isEqualTo("6210");
        String identity = "{\"Id\":\"" + payment.path("Id").asText() + "\",\"SyncToken\":\"1\"}";
        assertThat(code(books.post("billpayment?include=void", identity))).isEqualTo("6210");
        assertThat(code(books.change("Bill", young, "\"TxnDate\":\"2026-02-01\"")))
                .isEqualTo("6210");
        assertThat(code(books.change("Bill", paid, "\"TxnDate\":\"2026-03-01\"")))
                .isEqualTo("6210");

        assertThat(books.post("bill", dated(vendor, "2026-03-01")).status()).isEqualTo(200);
    }

    @Test
    void paymentInAnOpenPeriodMayPayABillOfAClosedOne() {
        String vendor = books.vendor("Birch");
        String old = bill(vendor, "2026-01-15").path("Id").asText();
        close("2026-02-28");

        books.pay(vendor, old, "2.00");

        assertThat(books.read("Bill", old).path("Balance").decimalValue()).isEqualByComparingTo("3");
    }

    @Test
    void clientsCannotReadTheClosingDateUnlessSwitched() {
        close("2026-02-28");
        assertThat(preferences().has("BookCloseDate")).isFalse();

        quickBooks.post("/sandbox/habits", "{\"closeDateShown\":true}");
        assertThat(preferences().path("BookCloseDate").asText()).isEqualTo("2026-02-28");
    }

    @Test
    void depositedPaymentCannotBeChanged() {
        String customer = books.create("Customer", "{\"DisplayName\":\"Cedar\"}")
                .path("Id")
                .asText();
        JsonNode payment = books.create("Payment", "{" + ref("CustomerRef", customer) + ",\"TotalAmt\":5}");
        String id = payment.path("Id").asText();
        quickBooks.post("/sandbox/deposit", "{\"payment\":\"" + id + "\"}");

        JsonNode deposited = books.read("Payment", id);
        assertThat(code(books.change("Payment", payment, "\"PrivateNote\":\"x\"")))
                .isEqualTo("5010");
        assertThat(code(books.change("Payment", deposited, "\"PrivateNote\":\"x\"")))
                .isEqualTo("6540");
        assertThat(code(books.delete("Payment", deposited))).isEqualTo("6540");

        quickBooks.post("/sandbox/deposit", "{\"payment\":\"" + id + "\",\"undo\":true}");
        assertThat(books.delete("Payment", books.read("Payment", id)).status()).isEqualTo(200);
    }

    @Test
    void habitsAreListedAndUnknownOnesRefused() {
        assertThat(quickBooks
                        .get("/sandbox/habits")
                        .body()
                        .path("inactiveAs2500")
                        .asBoolean(true))
                .isFalse();
        assertThat(quickBooks.post("/sandbox/habits", "{\"kindness\":true}").status())
                .isEqualTo(400);
        assertThat(books.get("companyinfo/1").body().path("CompanyInfo").has("sandbox"))
                .isFalse();
    }

    @AfterEach
    void open() {
        close("");
    }

    private void close(String date) {
        quickBooks.post("/sandbox/close-books", "{\"date\":\"" + date + "\"}");
    }

    private JsonNode preferences() {
        return books.get("preferences").body().at("/Preferences/AccountingInfoPrefs");
    }

    private JsonNode bill(String vendor, String date) {
        return books.create("Bill", dated(vendor, date));
    }

    private String dated(String vendor, String date) {
        return "{\"TxnDate\":\"" + date + "\"," + books.billBody(vendor, "5.00").substring(1);
    }
}
