package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Each kind of trouble once, with what is in the books afterwards.
class QuickBooksFaultsTest extends SandboxRun {
    private static final String VENDOR = "POST /v3/company/*/vendor";

    private void order(String kind, String more) {
        Http.Reply reply = quickBooks.post(
                "/sandbox/faults", "{\"where\":\"" + VENDOR + "\",\"kind\":\"" + kind + "\"" + more + "}");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
    }

    private Http.Reply enter(String name) {
        return books.post("vendor?requestid=entry-of-" + name, "{\"DisplayName\":\"" + name + "\"}");
    }

    private int vendors(String name) {
        return books.query("select count(*) from Vendor where DisplayName = '" + name + "'")
                .body()
                .path("QueryResponse")
                .path("totalCount")
                .asInt();
    }

    @Test
    void error500BeforeTheCommitLeavesNothing() {
        order("error-before", ",\"nth\":1");

        Http.Reply failed = enter("Ash");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(Books.code(failed)).isEqualTo("10000");
        assertThat(failed.body().path("Fault").path("type").asText()).isEqualTo("SystemFault");
        assertThat(failed.header("intuit_tid")).isNotEmpty();
        assertThat(vendors("Ash")).isZero();
        assertThat(enter("Ash").status()).isEqualTo(200);
    }

    @Test
    void error500AfterTheCommitKeepsTheRecordAndTheRequestIdFindsIt() {
        order("error-after", ",\"nth\":1");

        assertThat(enter("Birch").status()).isEqualTo(500);

        assertThat(vendors("Birch")).isOne();
        assertThat(enter("Birch").status()).isEqualTo(200);
        assertThat(vendors("Birch")).isOne();
    }

    @Test
    void aRepeatUnderAnotherRequestIdMeetsTheRecordThatWasKept() {
        order("error-after", ",\"nth\":1");
        enter("Birch");

        assertThat(Books.code(books.post("vendor?requestid=another", "{\"DisplayName\":\"Birch\"}")))
                .isEqualTo("6240");
    }

    @Test
    void aConnectionDroppedBeforeTheCommitLeavesNothing() {
        order("drop-before", ",\"nth\":1");

        assertThatThrownBy(() -> enter("Cedar")).isInstanceOf(UncheckedIOException.class);
        assertThat(vendors("Cedar")).isZero();
    }

    @Test
    void aConnectionDroppedAfterTheCommitKeepsTheRecord() {
        order("drop-after", ",\"nth\":1");

        assertThatThrownBy(() -> enter("Doum")).isInstanceOf(UncheckedIOException.class);
        assertThat(vendors("Doum")).isOne();
    }

    @Test
    void aSlowAnswerComesTooLateForWorkThatIsDone() {
        order("slow", ",\"pause\":\"PT5M\"");
        JsonNode info = info(sandbox.quickBooksUrl());
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.quickBooksUrl() + "/v3/company/"
                        + info.path("realmId").asText() + "/vendor"))
                .timeout(Duration.ofMillis(700))
                .header("Authorization", "Bearer " + info.path("accessToken").asText())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"DisplayName\":\"Elm\"}"))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        await().untilAsserted(() -> assertThat(vendors("Elm")).isOne());
    }

    @Test
    void aTruncatedAnswerHidesWorkThatIsDone() {
        order("truncate", ",\"nth\":1");

        assertThatThrownBy(() -> enter("Fir"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(vendors("Fir")).isOne();
    }

    @Test
    void anHtmlPageStandsWhereJsonBelongs() {
        order("html-before", ",\"nth\":1,\"status\":200");
        order("html-after", ",\"nth\":2");

        Http.Reply fine = enter("Gum");
        assertThat(fine.status()).isEqualTo(200);
        assertThat(fine.header("Content-Type")).startsWith("text/html");
        assertThat(vendors("Gum")).isZero();

        assertThat(enter("Hazel").status()).isEqualTo(502);
        assertThat(vendors("Hazel")).isOne();
    }

    /// Trap 23 of QuickBooks: 200 is no success yet.
    @Test
    void status200CarriesAFaultAndNothingWasDone() {
        order("fault-200", ",\"nth\":1");

        Http.Reply reply = enter("Iroko");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Books.code(reply)).isEqualTo("10000");
        assertThat(vendors("Iroko")).isZero();
    }

    @Test
    void aBurstOf429SpeaksInTheServicesVoiceWithoutRetryAfter() {
        order("throttle", ",\"from\":2,\"to\":3");

        assertThat(enter("Juniper").status()).isEqualTo(200);
        Http.Reply throttled = enter("Kauri");
        assertThat(throttled.status()).isEqualTo(429);
        JsonNode fault = throttled.body().path("Fault");
        assertThat(fault.path("type").asText()).isEqualTo("SERVICE");
        assertThat(Books.code(throttled)).isEqualTo("3001");
        assertThat(fault.path("Error").path(0).path("Message").asText())
                .isEqualTo("message=ThrottleExceeded; errorCode=003001; statusCode=429");
        assertThat(throttled.headers().firstValue("Retry-After")).isEmpty();
        assertThat(enter("Kauri").status()).isEqualTo(429);
        assertThat(enter("Kauri").status()).isEqualTo(200);
    }

    @Test
    void aStaleTokenIsRefusedByTheGatewayAndStaysSo() {
        order("stale-token", ",\"nth\":1,\"lasting\":true");

        Http.Reply refused = enter("Larch");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()
                        .path("fault")
                        .path("error")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("3200");
        assertThat(enter("Larch").status()).isEqualTo(401);
        quickBooks.delete("/sandbox/faults");
        assertThat(enter("Larch").status()).isEqualTo(200);
    }

    @Test
    void theTokenEndpointFailsInOAuthsWords() {
        quickBooks.post("/sandbox/faults", "{\"where\":\"oauth\",\"kind\":\"stale-token\",\"nth\":1}");
        quickBooks.post("/sandbox/faults", "{\"where\":\"oauth\",\"kind\":\"error-before\",\"nth\":2}");

        Http.Reply dead = quickBooks.post("/oauth2/v1/tokens/bearer", "grant_type=refresh_token");
        assertThat(dead.status()).isEqualTo(400);
        assertThat(dead.body().path("error").asText()).isEqualTo("invalid_grant");
        Http.Reply broken = quickBooks.post("/oauth2/v1/tokens/bearer", "grant_type=refresh_token");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body().has("Fault")).isFalse();
    }

    @Test
    void webhooksAreLostWhileOthersArrive() {
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");
        quickBooks.post("/sandbox/faults", "{\"id\":\"lost\",\"where\":\"webhooks\",\"kind\":\"lose\",\"nth\":1}");

        books.vendor("Maple");
        await().untilAsserted(() -> assertThat(quickBooks
                        .get("/sandbox/faults/lost")
                        .body()
                        .path("hits")
                        .asInt())
                .isOne());
        String second = books.vendor("Nutmeg");

        await().untilAsserted(
                        () -> assertThat(target.cloudEvents()).containsExactly("qbo.vendor.created.v1 " + second));
    }
}
