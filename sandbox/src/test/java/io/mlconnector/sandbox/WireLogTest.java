package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireLogTest extends SandboxRun {
    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static JsonNode first(Http side, String query) {
        return side.get("/sandbox/requests" + query).body().path("requests").path(0);
    }

    @Test
    void saysWhoSentWhatAndWhatWasAnswered() throws NoSuchAlgorithmException {
        String body = "{\"DisplayName\":\"Oak\"}";
        Http.Reply reply = books.post("vendor?requestid=r-1", body);

        JsonNode entry = first(quickBooks, "?requestid=r-1");

        assertThat(entry.path("method").asText()).isEqualTo("POST");
        assertThat(entry.path("path").asText()).endsWith("/vendor");
        assertThat(entry.path("query").asText()).isEqualTo("requestid=r-1");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("bodySha256").asText()).isEqualTo(sha256(body));
        assertThat(entry.path("bodyLength").asInt()).isEqualTo(body.length());
        assertThat(entry.path("answerSha256").asText()).isEqualTo(sha256(reply.text()));
        assertThat(entry.path("answerLength").asInt()).isEqualTo(reply.text().length());
        assertThat(entry.path("caller").asText()).endsWith(" 9341450000000001");
        assertThat(entry.path("userAgent").asText()).startsWith("Java-http-client");
        assertThat(entry.path("micros").asLong()).isPositive();
        assertThat(entry.path("fault").asText()).isEmpty();
    }

    @Test
    void namesAsanasCallersAndNeverTheirTokens() {
        work.get("/users/me");
        manager.get("/users/me");
        asana.bearer("somebody-elses").get("/api/1.0/users/me");

        Http.Reply log = asana.get("/sandbox/requests?path=**/users/me&order=asc");
        assertThat(log.body().path("requests").findValuesAsText("caller")).containsExactly("connector", "manager", "");
        assertThat(log.text()).doesNotContain("sandbox-asana-token").doesNotContain("somebody-elses");
    }

    @Test
    void blotsOutSecretsOfTheQuery() {
        quickBooks.get("/v3/company/1/vendor/1?access_token=hidden-one&minorversion=75");

        assertThat(first(quickBooks, "?path=**/vendor/1").path("query").asText())
                .contains("access_token=***")
                .contains("minorversion=75")
                .doesNotContain("hidden-one");
    }

    @Test
    void isSearchedByMethodPathStatusAndCaller() {
        work.project("A");
        work.get("/projects/404");
        work.get("/users/me");

        assertThat(first(asana, "?method=POST").path("path").asText()).isEqualTo("/api/1.0/projects");
        assertThat(first(asana, "?status=404").path("path").asText()).isEqualTo("/api/1.0/projects/404");
        assertThat(first(asana, "?path=/api/1.0/projects/*").path("status").asInt())
                .isEqualTo(404);
        assertThat(asana.get("/sandbox/requests?caller=manager").body().path("requests"))
                .isEmpty();
        assertThat(asana.get("/sandbox/requests?limit=2").body().path("requests"))
                .hasSize(2);
    }

    @Test
    void isReadOnFromTheLastEntrySeen() {
        work.project("A");
        work.project("B");
        JsonNode seen = asana.get("/sandbox/requests?order=asc&limit=1").body();
        long last = seen.path("requests").path(0).path("sequence").asLong();
        work.get("/users/me");

        JsonNode more = asana.get("/sandbox/requests?order=asc&since=" + last).body();

        assertThat(more.path("count").asLong()).isEqualTo(3);
        assertThat(more.path("requests").findValuesAsText("sequence")).isEqualTo(List.of("2", "3"));
    }

    @Test
    void tellsFaultsAndAnswersThatWereNeverSent() {
        asana.post("/sandbox/faults", "{\"id\":\"gone\",\"where\":\"POST /api/**\",\"kind\":\"drop-after\",\"nth\":1}");
        try {
            work.post("/projects", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"A\"}");
        } catch (java.io.UncheckedIOException e) {
            assertThat(e).isNotNull();
        }

        JsonNode entry = first(asana, "?method=POST");
        assertThat(entry.path("fault").asText()).isEqualTo("drop-after gone#1");
        assertThat(entry.path("status").asInt()).isZero();
        assertThat(entry.path("answerSha256").asText()).isEmpty();
    }

    @Test
    void refusesQuestionsThatMakeNoSense() {
        assertThat(asana.get("/sandbox/requests?order=up").status()).isEqualTo(400);
        assertThat(asana.get("/sandbox/requests?limit=many")
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("limit is a whole number from 0 to 100000.");
    }
}
