package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuickBooksWritesTest extends SandboxRun {

    @Test
    void sameRequestIdGetsTheSameAnswerAndWritesOnce() {
        String body = books.billBody(books.vendor("Alder"), "10.00");
        long before = writes();

        Http.Reply first = books.post("bill?requestid=abc", body);
        Http.Reply again = books.post("bill?requestid=abc", body);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(writes()).isEqualTo(before + 1);
    }

    @Test
    void parallelRequestsWithOneIdMakeOneBill() throws Exception {
        String body = books.billBody(books.vendor("Birch"), "10.00");
        List<Callable<String>> calls = IntStream.range(0, 20)
                .mapToObj(_ -> (Callable<String>) () -> Books.entity("Bill", books.post("bill?requestid=race", body))
                        .path("Id")
                        .asText())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> ids = threads.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
        }
        assertThat(books.query("select count(*) from Bill")
                        .body()
                        .path("QueryResponse")
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void parallelUpdatesOfOneRecordLetOneThrough() throws Exception {
        String id = books.vendor("Cedar");
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Integer>) () -> books.post(
                                "vendor",
                                "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"n" + i + "\"}")
                        .status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(statuses).containsOnlyOnce(200);
        }
        assertThat(books.read("Vendor", id).path("SyncToken").asText()).isEqualTo("1");
    }

    @Test
    void requestIdLongerThanFiftyIsRefused() {
        Http.Reply reply = books.post("vendor?requestid=" + "x".repeat(51), "{\"DisplayName\":\"Long\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Books.code(reply)).isEqualTo("6000");
    }

    @Test
    void staleSyncTokenIsRefusedOnUpdateAndDelete() {
        JsonNode bill = books.bill(books.vendor("Dogwood"), "10.00");
        String id = bill.path("Id").asText();
        books.create("Bill", "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"x\"}");

        String stale = "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true}";
        assertThat(Books.code(books.post("bill", stale))).isEqualTo("5010");
        assertThat(Books.code(books.post("bill?operation=delete", stale))).isEqualTo("5010");
        assertThat(Books.code(books.post("bill?operation=delete", "{\"Id\":\"" + id + "\"}")))
                .isEqualTo("2020");
    }

    @Test
    void fullUpdateDropsWhatIsLeftOutAndSparseKeepsIt() {
        String id = books.create("Vendor", "{\"DisplayName\":\"Elm\",\"Notes\":\"keep\"}")
                .path("Id")
                .asText();
        JsonNode sparse = books.create(
                "Vendor", "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"CompanyName\":\"Elm Ltd\"}");
        assertThat(sparse.path("Notes").asText()).isEqualTo("keep");

        JsonNode full = books.create("Vendor", "{\"Id\":\"" + id + "\",\"SyncToken\":\"1\",\"DisplayName\":\"Elm\"}");
        assertThat(full.has("Notes")).isFalse();
        assertThat(full.path("SyncToken").asText()).isEqualTo("2");
    }

    @Test
    void unknownPropertyAndWrappedBodyAreRefused() {
        assertThat(Books.code(books.post("vendor", "{\"DisplayName\":\"Fir\",\"Colour\":\"red\"}")))
                .isEqualTo("2010");
        assertThat(Books.code(books.post("vendor", "{\"Vendor\":{\"DisplayName\":\"Fir\"}}")))
                .isEqualTo("2010");
        assertThat(Books.code(books.post("vendor", "no json"))).isEqualTo("2010");
    }

    @Test
    void namesAreUniqueAcrossPeopleAndFreedByDeactivation() {
        String id = books.vendor("Ginkgo");
        assertThat(Books.code(books.post("customer", "{\"DisplayName\":\"ginkgo\"}")))
                .isEqualTo("6240");

        JsonNode inactive =
                books.create("Vendor", "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        assertThat(inactive.path("DisplayName").asText()).isEqualTo("Ginkgo (deleted)");
        assertThat(books.post("customer", "{\"DisplayName\":\"Ginkgo\"}").status())
                .isEqualTo(200);
        assertThat(Books.code(books.post("vendor?operation=delete", "{\"Id\":\"" + id + "\",\"SyncToken\":\"1\"}")))
                .isEqualTo("500");
    }

    @Test
    void oneBatchItemMayFailAlone() {
        Http.Reply reply = books.post("batch?requestid=b", """
                {"BatchItemRequest":[{"bId":"1","operation":"create","Vendor":{"DisplayName":"Hazel"}},
                {"bId":"2","operation":"create","Vendor":{"DisplayName":"Hazel"}},
                {"bId":"3","Query":"select * from Term"}]}""");

        JsonNode items = reply.body().path("BatchItemResponse");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(items.path(0).path("Vendor").path("DisplayName").asText()).isEqualTo("Hazel");
        assertThat(items.path(1)
                        .path("Fault")
                        .path("Error")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("6240");
        assertThat(items.path(1).path("bId").asText()).isEqualTo("2");
        assertThat(items.path(2).path("QueryResponse").path("Term")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void metaDataIsPacificAndInWholeSeconds() {
        JsonNode vendor = books.create("Vendor", "{\"DisplayName\":\"Ivy\"}");
        assertThat(vendor.path("MetaData").path("CreateTime").asText())
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}-0[78]:00");
        assertThat(vendor.path("Id").isTextual()).isTrue();
        assertThat(vendor.path("SyncToken").asText()).isEqualTo("0");
    }

    private long writes() {
        return quickBooks.get("/sandbox/writes").body().path("count").asLong();
    }
}
