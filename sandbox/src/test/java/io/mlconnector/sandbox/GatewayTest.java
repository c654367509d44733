package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayTest extends SandboxRun {
    private final Visit visit = new Visit(sandbox);

    @Test
    void gatewayAnswersInAnEnvelopeOfItsOwnWithLowerCaseKeys() {
        Http.Reply reply = visit.api("wrong").get(Visit.path("preferences"));

        assertThat(Visit.gateway(reply)).isEqualTo("401 3200 AUTHENTICATION");
        assertThat(reply.body().has("Fault")).isFalse();
        JsonNode error = reply.body().path("fault").path("error").path(0);
        assertThat(error.path("message").asText()).contains("AuthenticationFailed", "errorCode=003200");
        assertThat(reply.body().path("queryResponse").isNull()).isTrue();
        assertThat(reply.body().path("time").isIntegralNumber()).isTrue();
        assertThat(reply.header("intuit_tid")).isNotEmpty();
    }

    @Test
    void dataLayerAnswersInTheOtherOne() {
        Http.Reply reply = visit.api().get(Visit.path("vendor/999"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("Fault").path("type").asText()).isEqualTo("ValidationFault");
        assertThat(reply.body().has("fault")).isFalse();
    }

    @Test
    void tokenExpiredRevokedMalformedOrMissingIs3200() {
        Http ended = visit.api();
        clock.advance(Duration.ofHours(1));
        Http revoked = visit.api();
        quickBooks.post("/sandbox/revoke-grant", "{}");

        for (Http client : List.of(
                ended,
                revoked,
                visit.api("wrong"),
                new Http(sandbox.quickBooksUrl()),
                new Http(sandbox.quickBooksUrl()).with("Authorization", Visit.basic(Visit.PAIR)))) {
            assertThat(Visit.gateway(client.get(Visit.path("preferences")))).isEqualTo("401 3200 AUTHENTICATION");
        }
    }

    @Test
    void accessTokensCanDieAtOnceWhileTheGrantLives() {
        Http before = visit.api();
        assertThat(quickBooks
                        .post("/sandbox/expire-access-tokens", "{}")
                        .body()
                        .path("expired")
                        .asInt())
                .isEqualTo(1);
        assertThat(Visit.gateway(before.get(Visit.path("preferences")))).isEqualTo("401 3200 AUTHENTICATION");
        assertThat(visit.api().get(Visit.path("preferences")).status()).isEqualTo(200);
        assertThat(books.get("preferences").status()).as("visitors keep theirs").isEqualTo(200);
    }

    @Test
    void wrongRealmOrEnvironmentIs3100() {
        Http client = visit.api();
        assertThat(Visit.gateway(client.get(Visit.path("9341459999999999", "preferences"))))
                .isEqualTo("403 3100 SERVICE");
        assertThat(Visit.gateway(client.get("/v3/company"))).isEqualTo("403 3100 SERVICE");
        status("other-environment");
        assertThat(Visit.gateway(client.get(Visit.path("preferences")))).isEqualTo("403 3100 SERVICE");
    }

    @Test
    void statusOf200MayCarryAFault() {
        quickBooks.post("/sandbox/faults", "{\"where\":\"/v3/**\",\"kind\":\"fault-200\",\"from\":1,\"to\":1}");
        Http.Reply reply = visit.api().post(Visit.path("vendor"), "{\"DisplayName\":\"Alder\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().has("Vendor")).isFalse();
        assertThat(Books.code(reply)).isEqualTo("10000");
        Http.Reply batch =
                books.post("batch", "{\"BatchItemRequest\":[{\"bId\":\"a\",\"operation\":\"create\",\"Vendor\":{}}]}");
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.body().path("BatchItemResponse").path(0).has("Fault")).isTrue();
    }

    @Test
    void lostAdminIs120() {
        Http client = visit.api();
        status("admin-lost");
        Http.Reply reply = client.get(Visit.path("preferences"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(Books.code(reply)).isEqualTo("120");
        assertThat(reply.body().path("Fault").path("type").asText()).isEqualTo("AuthorizationFault");
        status("active");
        assertThat(client.get(Visit.path("preferences")).status()).isEqualTo(200);
    }

    @Test
    void lapsedSubscriptionReadsAndDoesNotWrite() {
        books.vendor("Alder");
        status("lapsed");
        Http client = visit.api();

        assertThat(client.get(Visit.path("query?query=" + Http.encode("select * from Vendor")))
                        .body()
                        .path("QueryResponse")
                        .path("Vendor"))
                .hasSize(1);
        Http.Reply write = client.post(Visit.path("vendor?requestid=r1"), "{\"DisplayName\":\"Birch\"}");
        assertThat(write.status()).isEqualTo(400);
        assertThat(Books.code(write)).isEqualTo("6190");
        Http.Reply batch = client.post(Visit.path("batch"), """
                {"BatchItemRequest":[{"bId":"a","operation":"create","Vendor":{"DisplayName":"Cedar"}},
                {"bId":"b","Query":"select * from Vendor"}]}""");
        JsonNode items = batch.body().path("BatchItemResponse");
        assertThat(items.path(0)
                        .path("Fault")
                        .path("Error")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("6190");
        assertThat(items.path(1).path("QueryResponse").path("Vendor")).hasSize(1);
    }

    @Test
    void statusThatIsNoneIsRefused() {
        assertThat(quickBooks
                        .post("/sandbox/company-status", "{\"status\":\"gone\"}")
                        .status())
                .isEqualTo(400);
    }

    private void status(String word) {
        assertThat(quickBooks
                        .post("/sandbox/company-status", "{\"status\":\"" + word + "\"}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo(word);
    }
}
