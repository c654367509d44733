package io.mlconnector.sandbox;

import static io.mlconnector.sandbox.Books.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuickBooksMergeTest extends SandboxRun {

    @Test
    void mergedVendorIsGoneAndItsBillsBelongToTheOtherWithoutAWord() {
        String loser = books.vendor("Alder Ltd");
        String survivor = books.vendor("Alder");
        String bill = books.bill(loser, "80.00").path("Id").asText();

        merge("Vendor", loser, survivor);

        assertThat(code(books.get("vendor/" + loser))).isEqualTo("610");
        JsonNode moved = books.read("Bill", bill);
        assertThat(moved.at("/VendorRef/value").asText()).isEqualTo(survivor);
        assertThat(moved.at("/VendorRef/name").asText()).isEqualTo("Alder");
        assertThat(moved.path("SyncToken").asText()).isEqualTo("0");
        JsonNode stays = books.read("Vendor", survivor);
        assertThat(stays.path("SyncToken").asText()).isEqualTo("1");
        assertThat(stays.path("Balance").decimalValue()).isEqualByComparingTo("80");
        assertThat(books.post("vendor", "{\"DisplayName\":\"Alder Ltd\"}").status())
                .isEqualTo(200);
    }

    @Test
    void webhookOfAMergeNamesBothIds() {
        String loser = books.vendor("Dogwood Ltd");
        String survivor = books.vendor("Dogwood");
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");

        merge("Vendor", loser, survivor);

        await().untilAsserted(() -> assertThat(target.cloudEvents()).contains("qbo.vendor.merged.v1 " + survivor));
        assertThat(target.received().getLast().body()).contains("\"deletedid\":\"" + loser + "\"");
    }

    @Test
    void mergeCanCountAsAChangeOfWhatItMoves() {
        quickBooks.post("/sandbox/habits", "{\"mergeTouchesTransactions\":true}");
        String loser = books.vendor("Birch Ltd");
        String survivor = books.vendor("Birch");
        String bill = books.bill(loser, "80.00").path("Id").asText();

        merge("Vendor", loser, survivor);

        assertThat(books.read("Bill", bill).path("SyncToken").asText()).isEqualTo("1");
    }

    @Test
    void mergedAccountsAndClassesMoveOnTheLinesToo() {
        String classA = books.create("Class", "{\"Name\":\"A\"}").path("Id").asText();
        String classB = books.create("Class", "{\"Name\":\"B\"}").path("Id").asText();
        String detail = "," + Books.ref("ClassRef", classA);
        String entry = books.create("JournalEntry", books.entry("5.00", detail, "5.00", ""))
                .path("Id")
                .asText();

        merge("Class", classA, classB);

        assertThat(books.read("JournalEntry", entry)
                        .at("/Line/0/JournalEntryLineDetail/ClassRef/value")
                        .asText())
                .isEqualTo(classB);
    }

    @Test
    void whatCannotBeOneIsNotMerged() {
        String vendor = books.vendor("Cedar");
        assertThat(quickBooks
                        .post("/sandbox/merge", body("Vendor", vendor, vendor))
                        .status())
                .isEqualTo(400);
        assertThat(quickBooks
                        .post("/sandbox/merge", body("Vendor", "4711", vendor))
                        .status())
                .isEqualTo(400);
        String bank = books.first("Account", "AccountType = 'Bank'");
        assertThat(quickBooks
                        .post("/sandbox/merge", body("Account", bank, books.expense()))
                        .status())
                .isEqualTo(400);
        assertThat(quickBooks.post("/sandbox/merge", body("Bill", "1", "2")).status())
                .isEqualTo(400);
    }

    private void merge(String type, String from, String into) {
        assertThat(quickBooks.post("/sandbox/merge", body(type, from, into)).status())
                .isEqualTo(200);
    }

    private static String body(String type, String from, String into) {
        return "{\"type\":\"" + type + "\",\"from\":\"" + from + "\",\"into\":\"" + into + "\"}";
    }
}
