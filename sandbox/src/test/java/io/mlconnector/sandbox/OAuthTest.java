package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OAuthTest extends SandboxRun {
    private static final String FIRST = "sandbox-refresh-token";

    @Test
    void keepsRefreshTokenWithinADayAndChangesItThen() {
        Http.Reply once = refresh(FIRST);
        Http.Reply twice = refresh(FIRST);
        clock.advance(Duration.ofHours(25));
        Http.Reply nextDay = refresh(FIRST);

        assertThat(once.status()).isEqualTo(200);
        assertThat(once.body().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(token(once)).isEqualTo(FIRST);
        assertThat(token(twice)).isEqualTo(FIRST);
        assertThat(token(nextDay)).isNotEqualTo(FIRST);
        assertThat(once.body().path("access_token")).isNotEqualTo(twice.body().path("access_token"));
    }

    @Test
    void refusesTheTokenBeforeTheLastADayAfterItsChangeWhereThatIsTheGrace() {
        quickBooks.post("/sandbox/oauth", "{\"grace\":\"PT24H\"}");
        clock.advance(Duration.ofHours(25));
        String second = token(refresh(FIRST));
        clock.advance(Duration.ofHours(25));
        String third = token(refresh(second));
        assertThat(refresh(second).status()).as("grace").isEqualTo(200);
        clock.advance(Duration.ofHours(23));
        refresh(third);
        clock.advance(Duration.ofHours(2));

        Http.Reply late = refresh(second);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(late.body().has("Fault")).isFalse();
        assertThat(late.header("intuit_tid")).isNotEmpty();
    }

    @Test
    void refusesWrongClientAndWrongToken() {
        assertThat(refresh("wrong").body().path("error").asText()).isEqualTo("invalid_grant");
        Http stranger = oauth("sandbox-client:wrong");
        Http.Reply reply = stranger.post("/oauth2/v1/tokens/bearer", "grant_type=refresh_token&refresh_token=" + FIRST);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void accessTokenEndsAfterAnHourWithTheGatewaysFault() {
        String access = refresh(FIRST).body().path("access_token").asText();
        Http client = new Http(sandbox.quickBooksUrl()).bearer(access);
        String path = "/v3/company/9341450000000001/preferences";
        assertThat(client.get(path).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(61));
        Http.Reply ended = client.get(path);

        assertThat(ended.status()).isEqualTo(401);
        JsonNode error = ended.body().path("fault").path("error").path(0);
        assertThat(error.path("code").asText()).isEqualTo("3200");
        assertThat(ended.body().path("fault").path("type").asText()).isEqualTo("AUTHENTICATION");
    }

    @Test
    void infoTokenIsGoodForAnHourAndLeavesTheConnectorsGrantAlone() {
        clock.advance(Duration.ofMinutes(59));
        String access = info(sandbox.quickBooksUrl()).path("accessToken").asText();
        clock.advance(Duration.ofMinutes(59));
        Http client = new Http(sandbox.quickBooksUrl()).bearer(access);
        assertThat(client.get("/v3/company/9341450000000001/preferences").status())
                .isEqualTo(200);
        assertThat(token(refresh(FIRST))).isEqualTo(FIRST);
    }

    @Test
    void otherCompanyIsForbidden() {
        Http client = new Http(sandbox.quickBooksUrl())
                .bearer(refresh(FIRST).body().path("access_token").asText());
        Http.Reply other = client.get("/v3/company/9341459999999999/preferences");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body().path("fault").path("error").path(0).path("code").asText())
                .isEqualTo("3100");
    }

    @Test
    void revokedGrantIsDead() {
        quickBooks.post("/sandbox/revoke-grant", "{}");
        assertThat(refresh(FIRST).body().path("error").asText()).isEqualTo("invalid_grant");
    }

    private Http.Reply refresh(String token) {
        return oauth("sandbox-client:sandbox-client-secret")
                .post("/oauth2/v1/tokens/bearer", "grant_type=refresh_token&refresh_token=" + Http.encode(token));
    }

    private Http oauth(String pair) {
        return new Http(sandbox.quickBooksUrl())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String token(Http.Reply reply) {
        return reply.body().path("refresh_token").asText();
    }
}
