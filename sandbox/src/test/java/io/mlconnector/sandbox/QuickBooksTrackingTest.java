package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static io.mlconnector.sandbox.Books.ref;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksTrackingTest extends SandboxRun {
    private final String classId = books.first("Class", "Active = true");
    private final String department = books.first("Department", "Active = true");
    private final String both = "," + ref("ClassRef", classId) + "," + ref("DepartmentRef", department);

    @Test
    void billKeepsTheClassOnTheLineWhicheverWayTheCompanyTracksIt() {
        track(true, false, true);
        JsonNode bill = books.create("Bill", bill());

        assertThat(bill.at("/Line/0/AccountBasedExpenseLineDetail/ClassRef/value")
                        .asText())
                .isEqualTo(classId);
        assertThat(bill.at("/Line/0/AccountBasedExpenseLineDetail").has("DepartmentRef"))
                .isFalse();
        assertThat(bill.has("ClassRef")).isFalse();
        assertThat(bill.at("/DepartmentRef/value").asText()).isEqualTo(department);
    }

    @Test
    void journalEntryKeepsBothOnTheLineAndNeitherOnTheHeader() {
        String entry = books.entry("5.00", both, "5.00", both);
        JsonNode kept = books.create("JournalEntry", "{" + both.substring(1) + "," + entry.substring(1));

        assertThat(kept.has("ClassRef")).isFalse();
        assertThat(kept.has("DepartmentRef")).isFalse();
        for (JsonNode line : kept.path("Line")) {
            assertThat(line.at("/JournalEntryLineDetail/ClassRef/value").asText())
                    .isEqualTo(classId);
            assertThat(line.at("/JournalEntryLineDetail/DepartmentRef/value").asText())
                    .isEqualTo(department);
        }
    }

    @Test
    void invoiceKeepsTheClassWhereTheCompanyTracksIt() {
        JsonNode perLine = books.create("Invoice", invoice("Alder"));
        assertThat(perLine.at("/Line/0/SalesItemLineDetail/ClassRef/value").asText())
                .isEqualTo(classId);
        assertThat(perLine.has("ClassRef")).isFalse();

        track(true, false, true);
        JsonNode perInvoice = books.create("Invoice", invoice("Birch"));
        assertThat(perInvoice.at("/Line/0/SalesItemLineDetail").has("ClassRef")).isFalse();
        assertThat(perInvoice.at("/ClassRef/value").asText()).isEqualTo(classId);
        assertThat(perInvoice.at("/DepartmentRef/value").asText()).isEqualTo(department);
    }

    @Test
    void whatTheCompanyDoesNotTrackIsDroppedWithoutAWord() {
        track(false, false, false);
        JsonNode bill = books.create("Bill", bill());
        assertThat(bill.at("/Line/0/AccountBasedExpenseLineDetail").has("ClassRef"))
                .isFalse();
        assertThat(bill.has("DepartmentRef")).isFalse();

        JsonNode entry = books.create("JournalEntry", books.entry("5.00", both, "5.00", ""));
        assertThat(entry.at("/Line/0/JournalEntryLineDetail").has("ClassRef")).isFalse();
        assertThat(entry.at("/Line/0/JournalEntryLineDetail").has("DepartmentRef"))
                .isFalse();
    }

    @Test
    void misplacedClassCanBeRefusedInstead() {
        quickBooks.post("/sandbox/habits", "{\"misplacedRefused\":true}");
        assertThat(code(books.post("bill", bill()))).isEqualTo("6000");
    }

    private void track(boolean perTxn, boolean perLine, boolean departments) {
        JsonNode preferences = books.get("preferences").body().path("Preferences");
        books.changed(
                "Preferences",
                preferences,
                "\"AccountingInfoPrefs\":{\"ClassTrackingPerTxn\":" + perTxn + ",\"ClassTrackingPerTxnLine\":" + perLine
                        + ",\"TrackDepartments\":" + departments + "}");
    }

    private String bill() {
        return "{" + ref("VendorRef", books.vendor("Vendor " + System.nanoTime())) + both
                + ",\"Line\":[{\"Amount\":5.00,\"DetailType\":\"AccountBasedExpenseLineDetail\","
                + "\"AccountBasedExpenseLineDetail\":{" + ref("AccountRef", books.expense()) + both + "}}]}";
    }

    private String invoice(String customer) {
        String id = books.create("Customer", "{\"DisplayName\":\"" + customer + "\"}")
                .path("Id")
                .asText();
        return "{" + ref("CustomerRef", id) + both
                + ",\"Line\":[{\"Amount\":5.00,\"DetailType\":\"SalesItemLineDetail\",\"SalesItemLineDetail\":{"
                + ref("ItemRef", books.first("Item", "Active = true")) + both + "}}]}";
    }
}
