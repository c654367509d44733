package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestIdTest extends SandboxRun {
    private static final String ALDER = "{\"DisplayName\":\"Alder\"}";
    private static final String BIRCH = "{\"DisplayName\":\"Birch\"}";

    @Test
    void sameIdGetsTheFirstAnswerAgainAndNothingIsDone() {
        Http.Reply first = books.post("vendor?requestid=r1", ALDER);
        Http.Reply again = books.post("vendor?requestid=r1", ALDER);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void updatesAndDeletionsAreReplayedToo() {
        String vendor = books.vendor("Alder");
        String bill = books.bill(vendor, "10.00").path("Id").asText();
        String body = "{\"Id\":\"" + bill + "\",\"SyncToken\":\"0\"}";
        Http.Reply first = books.post("bill?operation=delete&requestid=d1", body);
        assertThat(first.status()).isEqualTo(200);
        assertThat(books.post("bill?operation=delete&requestid=d1", body).body())
                .isEqualTo(first.body());
        assertThat(Books.code(books.post("bill?operation=delete&requestid=d2", body)))
                .isEqualTo("610");
    }

    @Test
    void idBelongsToItsCompanyAlone() {
        quickBooks.post("/sandbox/companies", "{\"realmId\":\"42\"}");
        Http other = new Http(sandbox.quickBooksUrl())
                .bearer(quickBooks
                        .get("/sandbox/info?realmId=42")
                        .body()
                        .path("accessToken")
                        .asText());
        books.post("vendor?requestid=r1", ALDER);

        Http.Reply there = other.post(Visit.path("42", "vendor?requestid=r1"), BIRCH);

        assertThat(Books.entity("Vendor", there).path("DisplayName").asText()).isEqualTo("Birch");
    }

    @Test
    void idIsForgottenAfterItsRetention() {
        books.post("vendor?requestid=r1", ALDER);
        clock.advance(Duration.ofHours(23));
        assertThat(new Books(sandbox).post("vendor?requestid=r1", ALDER).status())
                .isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(Books.code(new Books(sandbox).post("vendor?requestid=r1", ALDER)))
                .as("carried out anew, and the name is taken")
                .isEqualTo("6240");

        rules("{\"retention\":\"PT1M\"}");
        Books later = new Books(sandbox);
        later.post("vendor?requestid=r2", BIRCH);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Books.code(later.post("vendor?requestid=r2", BIRCH))).isEqualTo("6240");
    }

    @Test
    void refusalIsReplayedUnlessToldOtherwise() {
        books.vendor("Alder");
        Http.Reply refused = books.post("vendor?requestid=r1", ALDER);
        assertThat(Books.code(refused)).isEqualTo("6240");
        assertThat(books.post("vendor?requestid=r1", BIRCH).body())
                .as("the corrected body needs a new id")
                .isEqualTo(refused.body());

        rules("{\"replayFaults\":false}");
        assertThat(Books.code(books.post("vendor?requestid=r2", ALDER))).isEqualTo("6240");
        assertThat(books.post("vendor?requestid=r2", BIRCH).status()).isEqualTo(200);
    }

    @Test
    void otherBodyUnderTheSameIdIsSilentlyNotCarriedOutOrRefused() {
        Http.Reply first = books.post("vendor?requestid=r1", ALDER);
        assertThat(books.post("vendor?requestid=r1", BIRCH).body()).isEqualTo(first.body());
        assertThat(writes()).isEqualTo(1);

        rules("{\"onDifferentBody\":\"refuse\"}");
        assertThat(Books.code(books.post("vendor?requestid=r1", BIRCH))).isEqualTo("6000");
        assertThat(books.post("vendor?requestid=r1", ALDER).body()).isEqualTo(first.body());
    }

    @Test
    void fiftyCharactersAreAcceptedAndFiftyOneRefusedWith6000() {
        assertThat(books.post("vendor?requestid=" + "x".repeat(50), ALDER).status())
                .isEqualTo(200);
        Http.Reply refused = books.post("vendor?requestid=" + "x".repeat(51), BIRCH);
        assertThat(Books.code(refused)).isEqualTo("6000");
        assertThat(refused.text()).contains("request_id of 51 characters, limit is 50");
    }

    @Test
    void bIdIsPartOfTheKey() {
        String batch = """
                {"BatchItemRequest":[{"bId":"a","operation":"create","Vendor":{"DisplayName":"%s"}},
                {"bId":"b","operation":"create","Vendor":{"DisplayName":"%s"}}]}""";
        Http.Reply first = books.post("batch?requestid=q", batch.formatted("Alder", "Birch"));
        Http.Reply again = books.post("batch?requestid=q", batch.formatted("Alder", "Birch"));

        assertThat(again.body().path("BatchItemResponse"))
                .isEqualTo(first.body().path("BatchItemResponse"));
        assertThat(first.body().path("BatchItemResponse").findValuesAsText("DisplayName"))
                .containsExactly("Alder", "Birch");
        assertThat(writes()).isEqualTo(2);
        // An item and a single request meet under the joined key.
        assertThat(books.post("vendor?requestid=qa", "{}")
                        .body()
                        .path("Vendor")
                        .path("DisplayName")
                        .asText())
                .isEqualTo("Alder");
    }

    @Test
    void longBatchIdsFailEveryItemWithTheJoinedLength() {
        String item = "{\"bId\":\"%s\",\"operation\":\"create\",\"Vendor\":{\"DisplayName\":\"%s\"}}";
        Http.Reply tooLong = books.post(
                "batch?requestid=" + "r".repeat(32),
                "{\"BatchItemRequest\":[" + item.formatted("b".repeat(36), "Alder") + ","
                        + item.formatted("c".repeat(36), "Birch") + "]}");
        assertThat(tooLong.status()).isEqualTo(200);
        assertThat(tooLong.body().path("BatchItemResponse").findValuesAsText("Detail"))
                .hasSize(2)
                .allMatch(detail -> detail.contains("request_id of 68 characters, limit is 50"));

        for (List<Integer> lengths : List.of(List.of(37, 5), List.of(30, 11))) {
            Http.Reply refused = books.post(
                    "batch?requestid=" + "r".repeat(lengths.getFirst()),
                    "{\"BatchItemRequest\":[" + item.formatted("b".repeat(lengths.getLast()), "Cedar") + "]}");
            assertThat(refused.body().path("BatchItemResponse").findValuesAsText("code"))
                    .as("%s", lengths)
                    .containsExactly("6000");
        }
        assertThat(books.post(
                                "batch?requestid=" + "r".repeat(36),
                                "{\"BatchItemRequest\":[" + item.formatted("b".repeat(10), "Cedar") + "]}")
                        .body()
                        .path("BatchItemResponse")
                        .path(0)
                        .has("Vendor"))
                .isTrue();
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        for (String body :
                List.of("{\"retention\":\"long\"}", "{\"replayFaults\":1}", "{\"onDifferentBody\":\"execute\"}")) {
            assertThat(quickBooks.post("/sandbox/requestid", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        rules("{\"retention\":\"PT1M\"}");
        assertThat(quickBooks
                        .post("/sandbox/requestid", "{\"reset\":true}")
                        .body()
                        .path("retention")
                        .asText())
                .isEqualTo("PT24H");
    }

    private void rules(String body) {
        assertThat(quickBooks.post("/sandbox/requestid", body).status()).isEqualTo(200);
    }

    private int writes() {
        return quickBooks.get("/sandbox/writes").body().path("count").asInt();
    }
}
