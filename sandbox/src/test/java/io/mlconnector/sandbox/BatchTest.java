package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends SandboxRun {

    @Test
    void thirtyItemsAreTheMost() {
        assertThat(batch(IntStream.range(0, 30).mapToObj(BatchTest::vendor).toList()))
                .hasSize(30);
        Http.Reply refused =
                post(IntStream.range(30, 61).mapToObj(BatchTest::vendor).toList());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(Books.code(refused)).isEqualTo("6000");
        assertThat(count("Vendor")).isEqualTo(30);
    }

    @Test
    void itIsNoTransactionAndFaultsStandAtTheirItems() {
        JsonNode items = batch(List.of(vendor(1), "{\"bId\":\"x\",\"operation\":\"create\",\"Vendor\":{}}", vendor(2)));

        assertThat(items.path(0).has("Vendor")).isTrue();
        assertThat(items.path(1).path("Fault").path("type").asText()).isEqualTo("ValidationFault");
        assertThat(items.path(1).path("bId").asText()).isEqualTo("x");
        assertThat(items.path(2).has("Vendor")).isTrue();
        assertThat(count("Vendor")).isEqualTo(2);
    }

    @Test
    void laterItemsDoNotSeeWhatEarlierOnesCreate() {
        String next = Integer.toString(Integer.parseInt(books.vendor("Alder")) + 1);
        JsonNode items = batch(List.of(
                "{\"bId\":\"a\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"Birch\"}}",
                "{\"bId\":\"b\",\"Query\":\"select * from Vendor\"}",
                "{\"bId\":\"c\",\"Query\":\"select count(*) from Vendor\"}",
                "{\"bId\":\"d\",\"operation\":\"create\",\"Bill\":" + books.billBody(next, "1.00") + "}",
                "{\"bId\":\"e\",\"operation\":\"update\",\"Vendor\":{\"Id\":\"" + next
                        + "\",\"SyncToken\":\"0\",\"sparse\":true,\"CompanyName\":\"B\"}}",
                "{\"bId\":\"f\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"Birch\"}}"));

        assertThat(items.path(0).path("Vendor").path("Id").asText()).isEqualTo(next);
        assertThat(items.path(1).path("QueryResponse").path("Vendor")).hasSize(1);
        assertThat(items.path(2).path("QueryResponse").path("totalCount").asInt())
                .isEqualTo(1);
        assertThat(code(items.path(3))).isEqualTo("2500");
        assertThat(code(items.path(4))).isEqualTo("610");
        assertThat(code(items.path(5))).as("its name is taken all the same").isEqualTo("6240");
        assertThat(books.bill(next, "1.00").path("TotalAmt").asInt())
                .as("the next call sees it")
                .isEqualTo(1);
    }

    @Test
    void itemsAreCarriedOutOneAfterTheOther() {
        String vendor = books.vendor("Alder");
        String rename = "{\"bId\":\"%s\",\"operation\":\"update\",\"Vendor\":{\"Id\":\"" + vendor
                + "\",\"SyncToken\":\"%s\",\"sparse\":true,\"DisplayName\":\"%s\"}}";
        JsonNode items = batch(List.of(
                rename.formatted("a", "0", "Birch"),
                rename.formatted("b", "0", "Cedar"),
                rename.formatted("c", "1", "Elm")));
        assertThat(code(items.path(1))).isEqualTo("5010");
        assertThat(items.path(2).path("Vendor").path("SyncToken").asText()).isEqualTo("2");
    }

    @Test
    void billsAreDeletedAndPaymentsVoidedByTheirOptions() {
        String vendor = books.vendor("Alder");
        String bill = books.bill(vendor, "10.00").path("Id").asText();
        String payment = books.pay(vendor, bill, "10.00").path("Id").asText();
        JsonNode items = batch(List.of(
                "{\"bId\":\"a\",\"operation\":\"update\",\"optionsData\":\"void\",\"BillPayment\":{\"Id\":\"" + payment
                        + "\",\"SyncToken\":\"0\",\"sparse\":true}}",
                "{\"bId\":\"b\",\"operation\":\"delete\",\"Bill\":{\"Id\":\"" + bill + "\",\"SyncToken\":\"2\"}}"));

        assertThat(items.path(0).path("BillPayment").path("PrivateNote").asText())
                .startsWith("Voided");
        assertThat(items.path(1).path("Bill").path("status").asText()).isEqualTo("Deleted");
    }

    @Test
    void duplicateBIdIsReplayedUnderARequestIdAndCarriedOutWithoutOne() {
        String same = "{\"bId\":\"a\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"%s\"}}";
        JsonNode with = Books.entity(
                "BatchItemResponse",
                books.post("batch?requestid=r", body(List.of(same.formatted("Alder"), same.formatted("Birch")))));
        assertThat(with.path(1)).isEqualTo(with.path(0));
        assertThat(count("Vendor")).isEqualTo(1);

        JsonNode without = batch(List.of(same.formatted("Cedar"), same.formatted("Elm")));
        assertThat(without.findValuesAsText("bId")).containsExactly("a", "a");
        assertThat(count("Vendor")).isEqualTo(3);
    }

    @Test
    void missingBIdIsAnsweredInOrderWithoutOne() {
        JsonNode items = batch(List.of(
                "{\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"Alder\"}}",
                "{\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"Birch\"}}"));
        assertThat(items.findValuesAsText("DisplayName")).containsExactly("Alder", "Birch");
        assertThat(items.path(0).has("bId")).isFalse();
    }

    @Test
    void itemsThatMakeNoSenseFailAlone() {
        JsonNode items = batch(List.of(
                "{\"bId\":\"a\",\"operation\":\"create\"}",
                "{\"bId\":\"b\",\"operation\":\"copy\",\"Vendor\":{\"DisplayName\":\"Alder\"}}",
                "{\"bId\":\"c\",\"Query\":\"select\"}",
                "17",
                vendor(1)));
        assertThat(items.valueStream().limit(4)).allMatch(item -> item.has("Fault"));
        assertThat(code(items.path(2))).isEqualTo("4000");
        assertThat(items.path(4).has("Vendor")).isTrue();
        assertThat(Books.code(books.post("batch", "{}"))).isEqualTo("2020");
        assertThat(Books.code(books.post("batch", "[]"))).isEqualTo("2010");
        assertThat(Books.code(books.get("batch"))).isEqualTo("500");
    }

    private static String vendor(int number) {
        return "{\"bId\":\"" + number + "\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"Vendor " + number
                + "\"}}";
    }

    private static String body(List<String> items) {
        return "{\"BatchItemRequest\":[" + String.join(",", items) + "]}";
    }

    private Http.Reply post(List<String> items) {
        return books.post("batch", body(items));
    }

    private JsonNode batch(List<String> items) {
        return Books.entity("BatchItemResponse", post(items));
    }

    private int count(String type) {
        return books.query("select count(*) from " + type)
                .body()
                .path("QueryResponse")
                .path("totalCount")
                .asInt();
    }

    private static String code(JsonNode item) {
        return item.path("Fault").path("Error").path(0).path("code").asText();
    }
}
