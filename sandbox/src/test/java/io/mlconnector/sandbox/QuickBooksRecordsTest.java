package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class QuickBooksRecordsTest extends SandboxRun {

    @Test
    void noteHangsOnRecordsThatExistAndIsFoundByThem() {
        String bill = books.bill(books.vendor("Alder"), "5.00").path("Id").asText();
        JsonNode note = books.create("Attachable", note("Bill", bill, "Scan is with Kim"));

        assertThat(note.path("Id").asText()).hasSize(19);
        assertThat(books.rows(
                        "Attachable",
                        "where AttachableRef.EntityRef.Type = 'Bill' and AttachableRef.EntityRef.value = '" + bill
                                + "'"))
                .hasSize(1);
        assertThat(books.rows("Attachable", "where AttachableRef.EntityRef.value = '4711'"))
                .isEmpty();
        assertThat(code(books.post("attachable", note("Bill", "4711", "x")))).isEqualTo("2500");
        assertThat(code(books.post("attachable", note("Bil", bill, "x")))).isEqualTo("2170");
        assertThat(code(books.post("attachable", note("Bill", bill, "x".repeat(2001)))))
                .isEqualTo("2050");
        assertThat(code(books.post("attachable", "{}"))).isEqualTo("2020");
        assertThat(books.delete("Attachable", note).status()).isEqualTo(200);
        assertThat(code(books.get("attachable/" + note.path("Id").asText()))).isEqualTo("610");
    }

    @Test
    void filesCannotBeUploaded() {
        Http.Reply refused = books.post("upload", "{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("500");
    }

    @Test
    void timeActivityNeedsItsPersonAndCannotBeMarkedBilled() {
        String vendor = books.vendor("Birch");
        String body = "{\"NameOf\":\"Vendor\"," + ref("VendorRef", vendor) + ",\"Hours\":2,\"Minutes\":30";
        JsonNode hours = books.create("TimeActivity", body + "}");
        assertThat(hours.path("BillableStatus").asText()).isEqualTo("NotBillable");
        assertThat(hours.has("Line")).isFalse();
        assertThat(code(books.post("timeactivity", body + ",\"BillableStatus\":\"HasBeenBilled\"}")))
                .isEqualTo("2170");
        assertThat(code(books.post(
                        "timeactivity", body.replace("\"NameOf\":\"Vendor\"", "\"NameOf\":\"Employee\"") + "}")))
                .isEqualTo("2020");
        assertThat(books.delete("TimeActivity", hours).status()).isEqualTo(200);
    }

    @Test
    void purchaseOrderIsOpenOrClosedAndOwesNothing() {
        String vendor = books.vendor("Cedar");
        JsonNode order = books.create("PurchaseOrder", books.billBody(vendor, "50.00"));
        assertThat(order.path("POStatus").asText()).isEqualTo("Open");
        assertThat(books.read("Vendor", vendor).path("Balance").decimalValue()).isEqualByComparingTo("0");
        assertThat(books.changed("PurchaseOrder", order, "\"POStatus\":\"Closed\"")
                        .path("POStatus")
                        .asText())
                .isEqualTo("Closed");
        assertThat(code(books.post(
                        "purchaseorder",
                        "{\"POStatus\":\"Lost\","
                                + books.billBody(vendor, "5.00").substring(1))))
                .isEqualTo("2170");
    }

    @Test
    void singletonsAreReadAndUpdatedOnly() {
        String realm = info(sandbox.quickBooksUrl()).path("realmId").asText();
        assertThat(books.get("companyinfo/" + realm)
                        .body()
                        .at("/CompanyInfo/Id")
                        .asText())
                .isEqualTo("1");
        assertThat(code(books.post("companyinfo?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}")))
                .isEqualTo("500");
        assertThat(code(books.post("preferences", "{\"SyncToken\":\"77\"}"))).isEqualTo("5010");
    }

    @Test
    void accountsOfTheBalanceSheetShowWhatIsPostedToThem() {
        books.bill(books.vendor("Dogwood"), "40.00");
        books.create("JournalEntry", books.entry("2.50", "", "2.50", ""));

        assertThat(balance("AccountType = 'Accounts Payable'")).isEqualByComparingTo("-40");
        assertThat(balance("AccountType = 'Other Current Liability'")).isEqualByComparingTo("-2.5");
        assertThat(balance("AccountType = 'Expense'")).isEqualByComparingTo("0");
    }

    private BigDecimal balance(String condition) {
        return books.read("Account", books.first("Account", condition))
                .path("CurrentBalance")
                .decimalValue();
    }

    private static String note(String type, String id, String text) {
        return "{\"Note\":\"" + text + "\",\"AttachableRef\":[{\"EntityRef\":{\"type\":\"" + type + "\",\"value\":\""
                + id + "\"}}]}";
    }
}
