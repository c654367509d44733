package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsanaOAuthTest extends SandboxRun {
    private final Consent consent = new Consent(sandbox.asanaUrl());

    @Test
    void personSeesAPageAndSendsTheAppACode() {
        Http.Reply page = consent.ask(consent.request());
        Http.Reply back = consent.decide(consent.request(), "allow");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).startsWith(Consent.REDIRECT + "?");
        assertThat(Consent.parameter(back, "state")).isEqualTo("s-1");
        assertThat(Consent.parameter(back, "code")).isNotEmpty();
    }

    @Test
    void codeIsWorthTokensOnce() {
        String code = consent.code(consent.request());
        JsonNode tokens = consent.exchange(code).body();

        assertThat(tokens.path("token_type").asText()).isEqualTo("bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(tokens.path("data").path("id").isNumber()).isTrue();
        assertThat(tokens.path("data").path("email").asText()).contains("@");
        assertThat(consent.with(tokens.path("access_token").asText())
                        .get("/users/me")
                        .data()
                        .path("gid"))
                .isEqualTo(tokens.path("data").path("gid"));
        Http.Reply again = consent.exchange(code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(again.body().has("errors")).as("not the form of the API").isFalse();
    }

    @Test
    void refreshAnswersHoldNoRefreshTokenAndTheOldOneGoesOnWorking() {
        String refresher = consent.exchange(consent.code(consent.request()))
                .body()
                .path("refresh_token")
                .asText();
        JsonNode first = consent.refresh(refresher).body();
        JsonNode second = consent.refresh(refresher).body();

        assertThat(first.has("refresh_token")).isFalse();
        assertThat(first.path("access_token").asText())
                .isNotEqualTo(second.path("access_token").asText());
        assertThat(consent.with(first.path("access_token").asText())
                        .get("/users/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void accessTokenLivesAnHourAndThenSaysSo() {
        JsonNode tokens = consent.exchange(consent.code(consent.request())).body();
        Http api = consent.with(tokens.path("access_token").asText());
        clock.advance(Duration.ofMinutes(59));
        assertThat(api.get("/users/me").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));

        Http.Reply expired = api.get("/users/me");

        assertThat(expired.status()).isEqualTo(401);
        assertThat(Work.message(expired)).contains("expired").contains("refresh token");
        assertThat(Work.message(consent.with("0/unknown").get("/users/me"))).isEqualTo("Not Authorized");
    }

    @Test
    void wrongAppOrAddressIsATextAndNoRedirect() {
        for (Map<String, String> wrong :
                List.of(Map.of("client_id", "another"), Map.of("redirect_uri", "http://elsewhere.example/cb"))) {
            Map<String, String> request = consent.request();
            request.putAll(wrong);
            Http.Reply reply = consent.ask(request);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).startsWith("text/plain");
            assertThat(reply.header("Location")).isEmpty();
        }
    }

    @Test
    void otherMistakesGoBackToTheApp() {
        Map<String, String> stateless = consent.request();
        stateless.remove("state");
        assertThat(Consent.parameter(consent.ask(stateless), "error")).isEqualTo("invalid_request");
        Map<String, String> implicit = consent.request();
        implicit.put("response_type", "token");
        assertThat(Consent.parameter(consent.ask(implicit), "error")).isEqualTo("unsupported_response_type");
        assertThat(Consent.parameter(consent.decide(consent.request(), "deny"), "error"))
                .isEqualTo("access_denied");
    }

    @Test
    void challengeNeedsItsVerifier() throws Exception {
        String verifier = "a-verifier-of-more-than-forty-three-characters-0";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> request = consent.request();
        request.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        request.put("code_challenge_method", "S256");

        assertThat(consent.exchange(consent.code(request)).status()).isEqualTo(400);
        assertThat(consent.token(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                consent.code(request),
                                "code_verifier",
                                verifier))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongSecretOrGrantTypeIsRefusedInTheFormOfOAuth() {
        String code = consent.code(consent.request());
        Http.Reply secret =
                consent.token(Map.of("client_secret", "no", "grant_type", "authorization_code", "code", code));
        assertThat(secret.status()).isEqualTo(401);
        assertThat(secret.body().path("error").asText()).isEqualTo("invalid_client");
        assertThat(consent.token(Map.of("grant_type", "password"))
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void revokingARefreshTokenKillsItsAccessTokens() {
        JsonNode tokens = consent.exchange(consent.code(consent.request())).body();
        String access = tokens.path("access_token").asText();
        String refresher = tokens.path("refresh_token").asText();

        assertThat(consent.revoke(access).status()).as("an access token").isEqualTo(400);
        assertThat(consent.revoke("nonsense").status()).isEqualTo(400);
        assertThat(consent.revoke(refresher).status()).isEqualTo(200);
        assertThat(consent.revoke(refresher).status()).as("unknown by now").isEqualTo(200);
        assertThat(consent.with(access).get("/users/me").status()).isEqualTo(401);
        assertThat(consent.refresh(refresher).body().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void tokensCanBeLookedUp() {
        JsonNode tokens = consent.exchange(consent.code(consent.request())).body();
        JsonNode access = consent.info(tokens.path("access_token").asText());
        assertThat(access.path("active").asBoolean()).isTrue();
        assertThat(access.path("token_type").asText()).isEqualTo("bearer");
        assertThat(access.path("expires_in").asLong()).isBetween(3500L, 3600L);
        assertThat(access.path("scope").asText()).isEqualTo("default");
        assertThat(consent.info(tokens.path("refresh_token").asText())
                        .path("token_type")
                        .asText())
                .isEqualTo("refresh");
        JsonNode personal =
                consent.info(info(sandbox.asanaUrl()).path("accessToken").asText());
        assertThat(personal.path("active").asBoolean()).isTrue();
        assertThat(personal.has("client_id")).as("no app").isFalse();
        assertThat(consent.info("2/0/0:0").path("active").asBoolean(true)).isFalse();
    }

    @Test
    void blockedAppGets401ThatNoRefreshCures() {
        JsonNode tokens = consent.exchange(consent.code(consent.request())).body();
        asana.post("/sandbox/oauth-app", "{\"blocked\":true}");
        assertThat(consent.with(tokens.path("access_token").asText())
                        .get("/users/me")
                        .status())
                .isEqualTo(401);
        JsonNode fresh = consent.refresh(tokens.path("refresh_token").asText()).body();
        assertThat(consent.with(fresh.path("access_token").asText())
                        .get("/users/me")
                        .status())
                .isEqualTo(401);
        assertThat(work.get("/users/me").status()).as("a personal token").isEqualTo(200);
    }

    @Test
    void personTakesBackWhatTheyAllowed() {
        JsonNode tokens = consent.exchange(consent.code(consent.request())).body();
        asana.post(
                "/sandbox/oauth-deauthorize",
                "{\"user\":\"" + info(sandbox.asanaUrl()).path("userGid").asText() + "\"}");
        assertThat(consent.refresh(tokens.path("refresh_token").asText()).status())
                .as("taken back by the person")
                .isEqualTo(400);
    }
}
