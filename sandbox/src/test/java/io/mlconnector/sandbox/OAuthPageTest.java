package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OAuthPageTest extends SandboxRun {
    private static final String BACK = "http://localhost:7777/callback";
    private static final String ACCOUNTING = "com.intuit.quickbooks.accounting";

    private final Visit visit = new Visit(sandbox);

    @Test
    void personChoosesACompanyAndTheAppGetsItsTokens() {
        quickBooks.post("/sandbox/companies", "{\"realmId\":\"42\",\"name\":\"Tide & Joinery\"}");
        Page page = open(ask(ACCOUNTING, "s p&=1"));
        assertThat(page.reply.text())
                .contains("ML Connector", "Tide &amp; Joinery", "Harbour &amp; Stone Fit-out", "vendors, bills")
                .doesNotContain("<script", "src=", "<link");

        Http.Reply back = page.answer("connect", "42");

        Map<String, String> query = query(back);
        assertThat(query).containsEntry("state", "s p&=1").containsEntry("realmId", "42");
        Http.Reply tokens = visit.exchange(query.getOrDefault("code", ""), BACK);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.body().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(tokens.body().path("x_refresh_token_expires_in").asInt()).isEqualTo(8_640_000);
        assertThat(tokens.body().has("id_token")).isFalse();
        Http api = visit.api(tokens.body().path("access_token").asText());
        assertThat(api.get(Visit.path("42", "preferences")).status()).isEqualTo(200);
        assertThat(visit.refresh(Visit.refreshToken(tokens)).status()).isEqualTo(200);
    }

    @Test
    void denialComesBackAsAccessDeniedWithTheState() {
        Http.Reply back = open(ask(ACCOUNTING, "abc")).answer("deny", "");
        assertThat(query(back)).containsOnly(Map.entry("error", "access_denied"), Map.entry("state", "abc"));
    }

    @Test
    void unknownAppOrRedirectAddressIsNeverRedirectedTo() {
        String ask = ask(ACCOUNTING, "abc");
        for (String wrong : List.of(
                ask.replace("sandbox-client", "stranger"),
                ask.replace("localhost", "example.com"),
                ask.replace("localhost", "localhost.example.com"),
                ask.replace("localhost%3A7777", "localhost%3A7777%40example.com"),
                ask.replace("http%3A%2F%2Flocalhost", "javascript%3Alocalhost"))) {
            Http.Reply refused = quickBooks.get(wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.header("Location")).isEmpty();
            assertThat(refused.text()).contains("cannot be made");
            assertThat(refused.header("intuit_tid")).isNotEmpty();
        }
    }

    @Test
    void wrongScopeAndResponseTypeGoBackToTheApp() {
        assertThat(query(quickBooks.get(ask("everything", "abc")))).containsEntry("error", "invalid_scope");
        assertThat(query(quickBooks.get(ask(ACCOUNTING, "abc").replace("response_type=code", "response_type=token"))))
                .containsEntry("error", "unsupported_response_type")
                .containsEntry("state", "abc");
    }

    @Test
    void registeredRedirectAddressesAreComparedToTheLetter() {
        quickBooks.post(
                "/sandbox/app", "{\"name\":\"<b>Ledger</b>\",\"redirectUris\":[\"https://app.example.com/cb?x=1\"]}");

        String ask = ask(ACCOUNTING, "abc");
        assertThat(quickBooks.get(ask).status()).isEqualTo(400);
        Page page = open(ask.replace(Http.encode(BACK), Http.encode("https://app.example.com/cb?x=1")));
        assertThat(page.reply.text()).contains("&lt;b&gt;Ledger").doesNotContain("<b>Ledger");
        assertThat(page.answer("deny", "").header("Location"))
                .isEqualTo("https://app.example.com/cb?x=1&error=access_denied&state=abc");
        assertThat(quickBooks
                        .post("/sandbox/app", "{\"redirectUris\":[\"ftp://example.com\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherSiteCannotAnswerThePage() {
        Page page = open(ask(ACCOUNTING, "abc"));
        Page attackers = open(ask(ACCOUNTING, "evil"));

        assertThat(page.send(page.ticket, "", "connect", Visit.REALM, null).status())
                .isEqualTo(400);
        assertThat(page.send(attackers.ticket, page.cookie, "connect", Visit.REALM, null)
                        .status())
                .isEqualTo(400);
        assertThat(page.send(page.ticket, page.cookie, "connect", Visit.REALM, "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(page.send(page.ticket, page.cookie, "connect", Visit.REALM, "null")
                        .status())
                .isEqualTo(403);
        Http.Reply own = page.send(page.ticket, page.cookie, "connect", Visit.REALM, sandbox.quickBooksUrl());
        assertThat(own.status()).isEqualTo(302);
        assertThat(page.answer("connect", Visit.REALM).status())
                .as("answered already")
                .isEqualTo(400);
        assertThat(page.reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.reply.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
    }

    @Test
    void companyMustExist() {
        assertThat(open(ask(ACCOUNTING, "abc")).answer("connect", "77").status())
                .isEqualTo(400);
    }

    @Test
    void codeIsGoodOnceAndItsReplayKillsTheGrant() {
        String code = code(ACCOUNTING);
        Http.Reply tokens = visit.exchange(code, BACK);

        Http.Reply again = visit.exchange(code, BACK);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(again.body().path("error_description").asText()).isEqualTo("Invalid authorization code");
        assertThat(visit.refresh(Visit.refreshToken(tokens)).status()).isEqualTo(400);
        Http api = visit.api(tokens.body().path("access_token").asText());
        assertThat(Visit.gateway(api.get(Visit.path("preferences")))).isEqualTo("401 3200 AUTHENTICATION");
    }

    @Test
    void replayOfACodeIsOnlyRefusedWhereThatIsTheReading() {
        quickBooks.post("/sandbox/oauth", "{\"codeReplayRevokes\":false}");
        String code = code(ACCOUNTING);
        Http.Reply tokens = visit.exchange(code, BACK);
        assertThat(visit.exchange(code, BACK).status()).isEqualTo(400);
        assertThat(visit.refresh(Visit.refreshToken(tokens)).status()).isEqualTo(200);
    }

    @Test
    void codeEndsAfterFiveMinutesAndFitsItsAddressOnly() {
        String code = code(ACCOUNTING);
        assertThat(visit.exchange(code, BACK + "2").status()).isEqualTo(400);
        clock.advance(Duration.ofMinutes(5));
        assertThat(visit.exchange(code, BACK).body().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(visit.exchange("XAB1", BACK).body().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void idTokenOnlyWithOpenIdAndSignedByThePublishedKey() throws Exception {
        String code = query(open(ask(ACCOUNTING + " openid profile email", "s") + "&nonce=n1")
                        .answer("connect", Visit.REALM))
                .getOrDefault("code", "");
        JsonNode tokens = visit.exchange(code, BACK).body();
        JsonNode discovery =
                quickBooks.get("/.well-known/openid_sandbox_configuration/").body();
        JsonNode key = quickBooks
                .get(URI.create(discovery.path("jwks_uri").asText()).getPath())
                .body()
                .path("keys")
                .path(0);

        String[] parts = tokens.path("id_token").asText().split("\\.", -1);
        ObjectNode claims = Json.readObject(new String(decode(parts[1]), StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(claims.path("iss")).isEqualTo(discovery.path("issuer"));
        assertThat(claims.path("realmid").asText()).isEqualTo(Visit.REALM);
        assertThat(claims.path("nonce").asText()).isEqualTo("n1");
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, decode(key.path("n").asText())),
                        new BigInteger(1, decode(key.path("e").asText())))));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(decode(parts[2]))).isTrue();

        Http person = visit.api(tokens.path("access_token").asText());
        JsonNode info = person.get("/v1/openid_connect/userinfo").body();
        assertThat(info.path("sub")).isEqualTo(claims.path("sub"));
        assertThat(info.path("email").asText()).endsWith("@example.com");
        assertThat(info.has("address")).isFalse();
    }

    @Test
    void discoveryNamesAddressesThatWorkUnderBothNames() {
        for (String path : List.of(
                "/.well-known/openid_configuration",
                "/.well-known/openid_configuration/",
                "/.well-known/openid_sandbox_configuration",
                "/.well-known/openid_sandbox_configuration/")) {
            JsonNode document = quickBooks.get(path).body();
            assertThat(document.path("token_endpoint").asText())
                    .isEqualTo(sandbox.quickBooksUrl() + "/oauth2/v1/tokens/bearer");
            assertThat(document.path("scopes_supported").toString()).doesNotContain("accounting");
        }
        assertThat(quickBooks
                        .get(ask(ACCOUNTING, "s").replace("/connect/oauth2", "/connect/oauth2/companyselection"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void newConsentTakesThePlaceOfTheOneBefore() {
        String before = Visit.refreshToken(visit.exchange(code(ACCOUNTING), BACK));
        String after = Visit.refreshToken(visit.exchange(code(ACCOUNTING), BACK));
        assertThat(visit.refresh(before).status()).isEqualTo(400);
        assertThat(visit.refresh(after).status()).isEqualTo(200);
    }

    private String code(String scope) {
        return query(open(ask(scope, "s")).answer("connect", Visit.REALM)).getOrDefault("code", "");
    }

    private static String ask(String scope, String state) {
        return "/connect/oauth2?client_id=sandbox-client&response_type=code&scope=" + Http.encode(scope)
                + "&redirect_uri=" + Http.encode(BACK) + "&state=" + Http.encode(state);
    }

    private Page open(String path) {
        return new Page(path, quickBooks.get(path));
    }

    private static Map<String, String> query(Http.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(302);
        Map<String, String> values = new HashMap<>();
        for (String pair : URI.create(reply.header("Location")).getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            values.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /// A person's browser with the page in it.
    private final class Page {
        private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

        private final String path;
        private final Http.Reply reply;
        private final String ticket;
        private final String cookie;

        Page(String path, Http.Reply reply) {
            this.path = path;
            this.reply = reply;
            Matcher found = TICKET.matcher(reply.text());
            assertThat(found.find()).as(reply.text()).isTrue();
            this.ticket = found.group(1);
            this.cookie = reply.header("Set-Cookie").split(";", -1)[0];
        }

        Http.Reply answer(String decision, String realmId) {
            return send(ticket, cookie, decision, realmId, null);
        }

        Http.Reply send(String form, String cookies, String decision, String realmId, @Nullable String origin) {
            Http http = new Http(sandbox.quickBooksUrl())
                    .with("Content-Type", "application/x-www-form-urlencoded")
                    .with("Cookie", "other=1; " + cookies);
            if (origin != null) {
                http.with("Origin", origin);
            }
            return http.post(path, "ticket=" + form + "&decision=" + decision + "&realmId=" + realmId);
        }
    }
}
