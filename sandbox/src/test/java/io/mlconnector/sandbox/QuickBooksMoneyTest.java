package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksMoneyTest extends SandboxRun {

    @Test
    void journalEntryThatIsOffByACentIsRefused() {
        assertThat(code(books.post("journalentry", books.entry("100.00", "", "99.99", ""))))
                .isEqualTo("6000");
        assertThat(code(books.post("journalentry", books.entry("0.10", "", "0.1000000001", ""))))
                .isEqualTo("2090");
        assertThat(books.post("journalentry", books.entry("0.30", "", "0.3", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void journalEntryNeedsTwoLines() {
        String one = books.entry("1.00", "", "1.00", "");
        String single = one.substring(0, one.indexOf(",{\"Amount\"")) + "]}";
        assertThat(code(books.post("journalentry", single))).isEqualTo("6000");
        assertThat(code(books.post("journalentry", "{\"Line\":[]}"))).isEqualTo("2020");
        assertThat(code(books.post("journalentry", "{}"))).isEqualTo("2020");
    }

    @Test
    void receivableLineNeedsACustomerAndPayableLineAVendor() {
        String receivable = books.first("Account", "AccountType = 'Accounts Receivable'");
        String customer = books.create("Customer", "{\"DisplayName\":\"Alder\"}")
                .path("Id")
                .asText();
        assertThat(code(books.post("journalentry", onAccount(receivable, "")))).isEqualTo("6000");
        assertThat(code(books.post("journalentry", onAccount(receivable, party("Vendor", books.vendor("Birch"))))))
                .isEqualTo("6000");
        assertThat(books.post("journalentry", onAccount(receivable, party("Customer", customer)))
                        .status())
                .isEqualTo(200);
        String payable = books.first("Account", "AccountType = 'Accounts Payable'");
        assertThat(code(books.post("journalentry", onAccount(payable, party("Customer", customer)))))
                .isEqualTo("6000");
    }

    @Test
    void secondControlAccountInOneEntryIsRefusedUnlessSwitched() {
        String customer = books.create("Customer", "{\"DisplayName\":\"Cedar\"}")
                .path("Id")
                .asText();
        String payable = books.first("Account", "AccountType = 'Accounts Payable'");
        String receivable = books.first("Account", "AccountType = 'Accounts Receivable'");
        String entry = onAccount(receivable, party("Customer", customer))
                .replace(
                        ref("AccountRef", books.expense()),
                        ref("AccountRef", payable) + party("Vendor", books.vendor("Dogwood")));

        assertThat(code(books.post("journalentry", entry))).isEqualTo("6000");
        quickBooks.post("/sandbox/habits", "{\"severalControlAccounts\":true}");
        assertThat(books.post("journalentry", entry).status()).isEqualTo(200);
    }

    @Test
    void totalsAndBalancesOfAClientAreOverwrittenWithoutAWord() {
        String vendor = books.vendor("Elm");
        String body = books.billBody(vendor, "0.10");
        JsonNode bill = books.create("Bill", "{\"TotalAmt\":999,\"Balance\":0," + body.substring(1));

        assertThat(bill.path("TotalAmt").decimalValue()).isEqualByComparingTo("0.10");
        assertThat(bill.path("Balance").decimalValue()).isEqualByComparingTo("0.10");
        assertThat(books.read("Vendor", vendor).path("Balance").decimalValue()).isEqualByComparingTo("0.1");
    }

    @Test
    void manyTenthsAddUpExactly() {
        String vendor = books.vendor("Fir");
        String line = books.billBody(vendor, "0.10").replaceAll("(?s).*\"Line\":\\[(.*)\\]\\}", "$1");
        String ten = String.join(",", java.util.Collections.nCopies(10, line));
        JsonNode bill = books.create("Bill", "{" + ref("VendorRef", vendor) + ",\"Line\":[" + ten + "]}");
        assertThat(bill.path("TotalAmt").asText()).isEqualTo("1.00");
    }

    @Test
    void amountsArePrintedPlainly() {
        JsonNode bill = books.bill(books.vendor("Ginkgo"), "100000000.00");
        assertThat(books.get("bill/" + bill.path("Id").asText()).body().toString())
                .contains("100000000.00")
                .doesNotContain("E+");
    }

    @Test
    void paymentOfMoreThanTheBalanceIsRefused() {
        String vendor = books.vendor("Hazel");
        String bill = books.bill(vendor, "10.00").path("Id").asText();
        books.pay(vendor, bill, "9.99");
        String more = books.read("Bill", bill).path("Balance").asText();
        assertThat(more).isEqualTo("0.01");
        assertThat(code(books.post("billpayment", payment(vendor, "0.02", line("0.02", bill, "Bill")))))
                .isEqualTo("6000");
    }

    @Test
    void vendorCreditReducesWhatIsOwedAndIsUsedUpByABillPayment() {
        String vendor = books.vendor("Ivy");
        String bill = books.bill(vendor, "100.00").path("Id").asText();
        String credit = books.create("VendorCredit", books.billBody(vendor, "30.00"))
                .path("Id")
                .asText();
        assertThat(books.read("Vendor", vendor).path("Balance").decimalValue()).isEqualByComparingTo("70");

        JsonNode payment = books.create(
                "BillPayment",
                payment(vendor, "70.00", line("100.00", bill, "Bill") + "," + line("30.00", credit, "VendorCredit")));

        assertThat(books.read("Bill", bill).path("Balance").decimalValue()).isEqualByComparingTo("0");
        JsonNode used = books.read("VendorCredit", credit);
        assertThat(used.path("Balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(used.path("SyncToken").asText()).isEqualTo("1");
        assertThat(code(books.delete("VendorCredit", used))).isEqualTo("6000");

        assertThat(books.delete("BillPayment", payment).status()).isEqualTo(200);
        assertThat(books.read("VendorCredit", credit).path("Balance").decimalValue())
                .isEqualByComparingTo("30");
    }

    @Test
    void newLinesOfAPaymentDetachWhatTheOldOnesSettled() {
        String vendor = books.vendor("Nutmeg");
        String first = books.bill(vendor, "10.00").path("Id").asText();
        String second = books.bill(vendor, "10.00").path("Id").asText();
        JsonNode payment = books.pay(vendor, first, "10.00");

        books.changed("BillPayment", payment, "\"Line\":[" + line("4.00", second, "Bill") + "]");

        JsonNode detached = books.read("Bill", first);
        assertThat(detached.path("Balance").decimalValue()).isEqualByComparingTo("10");
        assertThat(detached.path("LinkedTxn")).isEmpty();
        assertThat(books.read("Bill", second).path("Balance").decimalValue()).isEqualByComparingTo("6");
    }

    @Test
    void accountOfTheWrongKindIs6430() {
        String vendor = books.vendor("Juniper");
        String payable = books.first("Account", "AccountType = 'Accounts Payable'");
        String body =
                books.billBody(vendor, "5.00").replace(ref("AccountRef", books.expense()), ref("AccountRef", payable));
        assertThat(code(books.post("bill", body))).isEqualTo("6430");
        assertThat(code(books.post(
                        "bill",
                        "{" + ref("APAccountRef", books.expense()) + ","
                                + books.billBody(vendor, "5.00").substring(1))))
                .isEqualTo("6430");
    }

    @Test
    void billedStatusIsNotForClientsToSet() {
        String body = books.billBody(books.vendor("Kumquat"), "5.00");
        String billed = body.replace("\"AccountRef\"", "\"BillableStatus\":\"HasBeenBilled\",\"AccountRef\"");
        assertThat(code(books.post("bill", billed))).isEqualTo("2170");
    }

    @Test
    void paymentWithoutATotalIs6000AndABillWithoutLinesIs2020() {
        String customer = books.create("Customer", "{\"DisplayName\":\"Larch\"}")
                .path("Id")
                .asText();
        assertThat(code(books.post("payment", "{" + ref("CustomerRef", customer) + "}")))
                .isEqualTo("6000");
        Http.Reply noLines = books.post("bill", "{" + ref("VendorRef", books.vendor("Maple")) + "}");
        assertThat(code(noLines)).isEqualTo("2020");
        assertThat(Books.error(noLines).path("Detail").asText()).contains("Line");
    }

    private String payment(String vendor, String total, String lines) {
        return "{" + ref("VendorRef", vendor) + ",\"PayType\":\"Check\",\"TotalAmt\":" + total + ",\"CheckPayment\":{"
                + ref("BankAccountRef", books.first("Account", "AccountType = 'Bank'")) + "},\"Line\":[" + lines + "]}";
    }

    private static String line(String amount, String id, String type) {
        return "{\"Amount\":" + amount + ",\"LinkedTxn\":[{\"TxnId\":\"" + id + "\",\"TxnType\":\"" + type + "\"}]}";
    }

    private String onAccount(String account, String party) {
        String liability = books.first("Account", "AccountType = 'Other Current Liability'");
        return books.entry("5.00", "", "5.00", party).replace(ref("AccountRef", liability), ref("AccountRef", account));
    }

    private static String party(String type, String id) {
        return ",\"Entity\":{\"Type\":\"" + type + "\"," + ref("EntityRef", id) + "}";
    }
}
