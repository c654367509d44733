package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksRulesTest extends SandboxRun {

    @Test
    void companyHasOnePayableAccountAndTracksClassesAndDepartments() {
        assertThat(count("Account", "AccountType = 'Accounts Payable'")).isEqualTo(1);
        assertThat(count("Account", "AccountType = 'Bank'")).isPositive();
        assertThat(count("Account", "AccountType = 'Expense'")).isGreaterThanOrEqualTo(3);
        assertThat(count("Term", "Name in ('Net 15', 'Net 30', 'Due on receipt')"))
                .isEqualTo(3);
        assertThat(count("Class", "Active = true")).isPositive();
        assertThat(count("Department", "Active = true")).isPositive();
        JsonNode preferences =
                books.get("preferences").body().path("Preferences").path("AccountingInfoPrefs");
        assertThat(preferences.path("ClassTrackingPerTxnLine").asBoolean()).isTrue();
        assertThat(preferences.path("TrackDepartments").asBoolean()).isTrue();
    }

    @Test
    void billKeepsClassOnTheLineAndDepartmentOnTheHeaderOnly() {
        String classId = books.first("Class", "Active = true");
        String department = books.first("Department", "Active = true");
        JsonNode bill = books.create("Bill", """
                {"VendorRef":{"value":"%s"},"ClassRef":{"value":"%s"},"DepartmentRef":{"value":"%s"},
                "Line":[{"Amount":80.00,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":
                {"AccountRef":{"value":"%s"},"ClassRef":{"value":"%s"},"DepartmentRef":{"value":"%s"}}}]}""".formatted(
                        books.vendor("Alder"), classId, department, books.expense(), classId, department));

        JsonNode detail = bill.path("Line").path(0).path("AccountBasedExpenseLineDetail");
        assertThat(detail.path("ClassRef").path("value").asText()).isEqualTo(classId);
        assertThat(detail.has("DepartmentRef")).isFalse();
        assertThat(bill.has("ClassRef")).isFalse();
        assertThat(bill.path("DepartmentRef").path("value").asText()).isEqualTo(department);
        assertThat(bill.path("APAccountRef").path("value").asText())
                .isEqualTo(books.first("Account", "AccountType = 'Accounts Payable'"));
    }

    @Test
    void paymentBumpsTheBillAndDeletingThePaidBillIsRefused() {
        String vendor = books.vendor("Birch");
        String bill = books.bill(vendor, "100.00").path("Id").asText();

        books.pay(vendor, bill, "40.00");

        JsonNode paid = books.read("Bill", bill);
        assertThat(paid.path("SyncToken").asText()).isEqualTo("1");
        assertThat(paid.path("Balance").decimalValue()).isEqualByComparingTo("60");
        assertThat(paid.path("LinkedTxn").path(0).path("TxnType").asText()).isEqualTo("BillPaymentCheck");
        assertThat(books.post("bill?operation=delete", "{\"Id\":\"" + bill + "\",\"SyncToken\":\"1\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void journalEntryMustBalanceToTheCent() {
        assertThat(Books.code(books.post("journalentry", entry("10.00", "9.99", ""))))
                .isEqualTo("6000");
        assertThat(books.post("journalentry", entry("10.00", "10.00", "")).status())
                .isEqualTo(200);
    }

    @Test
    void journalEntryMayNameItsCurrency() {
        String entry = entry("10.00", "10.00", "");

        Http.Reply kept = books.post("journalentry", inCurrency("USD", entry));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body().at("/JournalEntry/CurrencyRef/value").asText()).isEqualTo("USD");
        assertThat(Books.code(books.post("journalentry", inCurrency("EUR", entry))))
                .as("multicurrency is off")
                .isEqualTo("6000");
    }

    @Test
    void payableLineNeedsAVendor() {
        String payable = books.first("Account", "AccountType = 'Accounts Payable'");
        Http.Reply refused = books.post("journalentry", entryTo(payable, ""));
        assertThat(Books.code(refused)).isEqualTo("6000");

        String vendor = books.vendor("Cedar");
        String entity = ",\"Entity\":{\"Type\":\"Vendor\",\"EntityRef\":{\"value\":\"" + vendor + "\"}}";
        assertThat(books.post("journalentry", entryTo(payable, entity)).status())
                .isEqualTo(200);
    }

    @Test
    void referencesToInactiveAndUnknownRecordsAreRefused() {
        String vendor = books.vendor("Dogwood");
        books.create("Vendor", "{\"Id\":\"" + vendor + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");
        assertThat(Books.code(books.post("bill", books.billBody(vendor, "5.00"))))
                .isIn("610", "2500");
        assertThat(Books.code(books.post("bill", books.billBody("99999", "5.00"))))
                .isEqualTo("2500");
    }

    @Test
    void closedBooksRefuseNewAndOldTransactions() {
        String vendor = books.vendor("Elm");
        JsonNode bill = books.bill(vendor, "5.00");
        quickBooks.post("/sandbox/close-books", "{\"date\":\"2999-12-31\"}");

        assertThat(Books.code(books.post("bill", books.billBody(vendor, "5.00"))))
                .isEqualTo("6210");
        String old = "{\"Id\":\"" + bill.path("Id").asText() + "\",\"SyncToken\":\"0\"}";
        assertThat(Books.code(books.post("bill?operation=delete", old))).isEqualTo("6210");

        quickBooks.post("/sandbox/close-books", "{\"date\":\"\"}");
        assertThat(books.post("bill?operation=delete", old).status()).isEqualTo(200);
    }

    private int count(String type, String condition) {
        return books.query("select count(*) from " + type + " where " + condition)
                .body()
                .path("QueryResponse")
                .path("totalCount")
                .asInt();
    }

    private String entry(String debit, String credit, String entity) {
        return lines(debit, credit, books.first("Account", "AccountType = 'Other Current Liability'"), entity);
    }

    private static String inCurrency(String currency, String entry) {
        return "{\"CurrencyRef\":{\"value\":\"" + currency + "\"}," + entry.substring(1);
    }

    private String entryTo(String account, String entity) {
        return lines("10.00", "10.00", account, entity);
    }

    private String lines(String debit, String credit, String account, String entity) {
        return """
                {"Line":[{"Amount":%s,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":
                {"PostingType":"Debit","AccountRef":{"value":"%s"}}},
                {"Amount":%s,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":
                {"PostingType":"Credit","AccountRef":{"value":"%s"}%s}}]}""".formatted(debit, books.expense(), credit, account, entity);
    }
}
