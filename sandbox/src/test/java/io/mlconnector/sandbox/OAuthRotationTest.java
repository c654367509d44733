package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OAuthRotationTest extends SandboxRun {
    private static final Duration DAY = Duration.ofHours(24);

    private final Visit visit = new Visit(sandbox);

    @Test
    void sameValueInsideADayAndANewOneAfterIt() {
        String first = consent();
        clock.advance(DAY.minusMinutes(5));
        assertThat(next(first)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(5));
        String second = next(first);
        assertThat(second).isNotEqualTo(first);
        clock.advance(DAY.minusMinutes(5));
        assertThat(next(second)).isEqualTo(second);
    }

    @Test
    void oldValueDiesAtTheRotationUnlessAGraceIsGiven() {
        String first = consent();
        clock.advance(DAY);
        next(first);
        assertThat(error(visit.refresh(first))).isEqualTo("invalid_grant");

        knobs("{\"grace\":\"PT24H\"}");
        String third = consent();
        clock.advance(DAY);
        String fourth = next(third);
        assertThat(next(third)).isEqualTo(fourth);
        clock.advance(DAY);
        assertThat(error(visit.refresh(third))).isEqualTo("invalid_grant");
    }

    @Test
    void logsEachUseByDigest() {
        String first = consent();
        clock.advance(DAY);
        String second = next(first);
        visit.refresh(first);

        JsonNode log = quickBooks.get("/sandbox/refreshes").body().path("refreshes");

        assertThat(log.valueStream()
                        .skip(log.size() - 2)
                        .map(use -> use.path("result").asText()
                                + " " + use.path("used").asText()
                                + " " + use.path("given").asText()))
                .containsExactly(
                        "GIVEN " + Sha256.of(first) + " " + Sha256.of(second), "REFUSED " + Sha256.of(first) + " ");
        assertThat(log.toString()).doesNotContain(first).doesNotContain(second);
    }

    @Test
    void concurrentUseKillsTheGrantTheWinnersTokensToo() throws Exception {
        knobs("{\"exchangeTakes\":\"PT5S\"}");
        String token = consent();

        List<Http.Reply> replies = atOnce(() -> visit.refresh(token));

        assertThat(replies).extracting(Http.Reply::status).containsExactlyInAnyOrder(200, 400);
        Http.Reply won = replies.get(replies.get(0).status() == 200 ? 0 : 1);
        Http api = visit.api(won.body().path("access_token").asText());
        assertThat(Visit.gateway(api.get(Visit.path("preferences")))).isEqualTo("401 3200 AUTHENTICATION");
        assertThat(error(visit.refresh(Visit.refreshToken(won)))).isEqualTo("invalid_grant");
        assertThat(error(visit.refresh(Visit.CONSENT))).isEqualTo("invalid_grant");
    }

    @Test
    void loserOfAConcurrentUseIsRefusedAloneWhereThatIsTheReading() throws Exception {
        knobs("{\"exchangeTakes\":\"PT5S\",\"concurrentUseRevokes\":false}");
        String token = consent();

        List<Http.Reply> replies = atOnce(() -> visit.refresh(token));

        assertThat(replies).extracting(Http.Reply::status).containsExactlyInAnyOrder(200, 400);
        knobs("{\"exchangeTakes\":\"PT0S\"}");
        assertThat(visit.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void oneAfterTheOtherIsNotConcurrent() {
        String token = consent();
        for (int i = 0; i < 5; i++) {
            assertThat(visit.refresh(token).status()).isEqualTo(200);
        }
    }

    @Test
    void strictSingleUseChangesTheValueEachTimeAndReplayKills() {
        knobs("{\"rotation\":\"PT0S\",\"refreshReplayRevokes\":true}");
        String first = consent();
        String second = next(first);
        String third = next(second);
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(error(visit.refresh(second))).isEqualTo("invalid_grant");
        assertThat(error(visit.refresh(third))).isEqualTo("invalid_grant");
    }

    @Test
    void refreshTokenEndsAHundredDaysAfterItsLastUse() {
        String token = consent();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofDays(99));
            token = next(token);
        }
        clock.advance(Duration.ofDays(100));
        assertThat(error(visit.refresh(token))).isEqualTo("invalid_grant");
    }

    @Test
    void grantEndsAfterFiveYearsHoweverMuchItIsUsed() {
        knobs("{\"exchangeTakes\":\"PT0S\"}");
        String token = consent();
        Http.Reply plain = visit.refresh(token);
        assertThat(plain.body().has("x_refresh_token_hard_expires_in")).isFalse();
        Http.Reply asked = visit.form(Visit.PAIR)
                .with("x-include-refresh-token-hard-expires-in", "true")
                .post("/oauth2/v1/tokens/bearer", "grant_type=refresh_token&refresh_token=" + token);
        assertThat(asked.body().path("x_refresh_token_hard_expires_in").asLong())
                .isBetween(157_679_990L, 157_680_000L);

        for (int day = 90; day <= 1800; day += 90) {
            clock.advance(Duration.ofDays(90));
            token = next(token);
        }
        Http.Reply late = visit.refresh(token);
        assertThat(late.body().path("x_refresh_token_expires_in").asLong())
                .isLessThanOrEqualTo(Duration.ofDays(25).toSeconds());
        clock.advance(Duration.ofDays(25));
        assertThat(error(visit.refresh(Visit.refreshToken(late)))).isEqualTo("invalid_grant");
    }

    @Test
    void consentTokenLeadsInWhileTheGrantLives() {
        String value = Visit.refreshToken(visit.refresh(Visit.CONSENT));
        clock.advance(DAY);
        String second = next(value);
        assertThat(next(Visit.CONSENT)).isEqualTo(second);
        quickBooks.post("/sandbox/revoke-grant", "{}");
        assertThat(error(visit.refresh(Visit.CONSENT))).isEqualTo("invalid_grant");
    }

    @Test
    void errorsAreOAuthsOwnAndNeverAFaultAndAllAnswersHaveATid() {
        Http.Reply grant = visit.refresh("wrong");
        Http.Reply client = visit.form("sandbox-client:wrong").post("/oauth2/v1/tokens/bearer", "grant_type=x");
        Http.Reply type = visit.token("grant_type=password");
        Http.Reply none = visit.token("a=b");
        Http.Reply get = quickBooks.get("/oauth2/v1/tokens/bearer");

        assertThat(List.of(grant, client, type, none, get))
                .extracting(reply -> reply.status() + " " + error(reply))
                .containsExactly(
                        "400 invalid_grant",
                        "401 invalid_client",
                        "400 unsupported_grant_type",
                        "400 invalid_request",
                        "405 invalid_request");
        assertThat(List.of(grant, client, type, none, get)).allSatisfy(reply -> {
            assertThat(reply.body().has("Fault")).isFalse();
            assertThat(reply.body().has("fault")).isFalse();
            assertThat(reply.header("intuit_tid")).isNotEmpty();
        });
        for (String path : List.of("/sandbox/info", "/", "/nowhere", Visit.path("preferences"))) {
            assertThat(quickBooks.get(path).header("intuit_tid")).as(path).isNotEmpty();
        }
    }

    @Test
    void revocationTakesFormAndJsonAndEitherToken() {
        Http.Reply tokens = visit.refresh(consent());
        Http.Reply form = visit.form(Visit.PAIR)
                .post("/v2/oauth2/tokens/revoke", "token=" + Http.encode(Visit.refreshToken(tokens)));
        assertThat(form.status()).isEqualTo(200);
        assertThat(visit.refresh(Visit.refreshToken(tokens)).status()).isEqualTo(400);

        String access = visit.refresh(consent()).body().path("access_token").asText();
        Http.Reply json = new Http(sandbox.quickBooksUrl())
                .with("Authorization", Visit.basic(Visit.PAIR))
                .post("/v2/oauth2/tokens/revoke", "{\"token\":\"" + access + "\"}");
        assertThat(json.status()).isEqualTo(200);
        assertThat(Visit.gateway(visit.api(access).get(Visit.path("preferences"))))
                .isEqualTo("401 3200 AUTHENTICATION");

        Http.Reply unknown = visit.form(Visit.PAIR).post("/v2/oauth2/tokens/revoke", "token=nothing");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().has("error")).isTrue();
    }

    @Test
    void secretMayComeInTheForm() {
        Http.Reply reply = new Http(sandbox.quickBooksUrl())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/oauth2/v1/tokens/bearer",
                        "grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-client-secret"
                                + "&refresh_token=" + Visit.CONSENT);
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void knobsThatMakeNoSenseAreRefused() {
        for (String body : List.of(
                "{\"rotation\":\"a day\"}",
                "{\"accessLife\":\"PT0S\"}",
                "{\"exchangeTakes\":\"PT1H\"}",
                "{\"codeReplayRevokes\":\"yes\"}")) {
            Http.Reply refused = quickBooks.post("/sandbox/oauth", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
        }
        knobs("{\"rotation\":\"PT1H\"}");
        assertThat(quickBooks
                        .post("/sandbox/oauth", "{\"reset\":true}")
                        .body()
                        .path("rotation")
                        .asText())
                .isEqualTo("PT24H");
    }

    /// Both are under way at the same time.
    private static List<Http.Reply> atOnce(Callable<Http.Reply> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Reply>> futures = List.of(threads.submit(call), threads.submit(call));
            await().until(() -> futures.stream().allMatch(Future::isDone));
            return List.of(futures.get(0).get(), futures.get(1).get());
        }
    }

    private String consent() {
        return quickBooks
                .post("/sandbox/connect", "{}")
                .body()
                .path("refreshToken")
                .asText();
    }

    private String next(String token) {
        Http.Reply reply = visit.refresh(token);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Visit.refreshToken(reply);
    }

    private void knobs(String body) {
        assertThat(quickBooks.post("/sandbox/oauth", body).status()).isEqualTo(200);
    }

    private static String error(Http.Reply reply) {
        return reply.body().path("error").asText();
    }
}
