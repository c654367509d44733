package io.mlconnector.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.console.connect.Browser.Page;
import io.mlconnector.contracts.GrantV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole way through the browser: console, consent page of a local QuickBooks, console.
@QuarkusTest
@WithTestResource(VendorResource.class)
class ConnectIT {
    private static final String REALM = "9341450000000001";

    @Inject
    ConnectorSettings settings;

    private final Browser browser = new Browser();
    private final Recorder log = new Recorder();

    @BeforeEach
    void record() {
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopRecording() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void personConnectsAndTheGrantIsInTheTopicSealed() throws Exception {
        long before = newest().map(GrantV1::version).orElse(0L);
        Page callback = browser.get(consent(browser, "connect", REALM));
        assertThat(callback.location()).hasToString(settings.consoleUrl() + "/connect/quickbooks/confirm");

        Page confirm = browser.follow(callback);

        assertThat(confirm.text())
                .contains("Connect Harbour &amp; Stone Fit-out?", REALM, "US", "USD", "local sandbox");
        assertThat(confirm.response().headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(confirm.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(newest().map(GrantV1::version).orElse(0L))
                .as("nothing is bound yet")
                .isEqualTo(before);

        Page done = browser.post(confirm.address(), Map.of("csrf", confirm.hidden("csrf"), "decision", "connect"));

        assertThat(done.location()).hasToString(settings.consoleUrl() + "/#connections");
        GrantV1 grant = newest().orElseThrow();
        assertThat(grant.version()).isGreaterThan(before);
        GrantV1.Tokens tokens = GrantKeys.find(KeysetFile.locate(settings), TokenPlace.QUICKBOOKS)
                .orElseThrow()
                .open(REALM, grant)
                .orElseThrow();
        assertThat(Duration.between(grant.grantedAt(), tokens.refreshExpiresAt())
                        .toDays())
                .isBetween(99L, 101L);
        String code = query(callback.address(), "code");
        assertThat(new String(Json.write(grant), StandardCharsets.UTF_8) + log.text() + confirm.text())
                .doesNotContain(tokens.access(), tokens.refresh(), code, "sandbox-client-secret");
        assertThat(browser.get(confirm.address()).status()).as("used").isEqualTo(403);
    }

    @Test
    void cookieIsOfThisBrowserAloneAndShort() throws Exception {
        Page begun = begin(browser);

        assertThat(begun.response().headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/connect");
    }

    @Test
    void anotherNameOfThisHostIsLeftForTheOneThatTheConsentLeadsBackTo() throws Exception {
        URI elsewhere =
                URI.create(settings.consoleUrl().toString().replace("localhost", "127.0.0.1") + "/connect/quickbooks");

        assertThat(browser.get(elsewhere).location())
                .hasToString(settings.consoleUrl() + "/connect/quickbooks?at=here");
    }

    @Test
    void callbackInAnotherBrowserIsRefusedAndLeavesTheCodeForItsOwner() throws Exception {
        URI callback = consent(browser, "connect", REALM);
        Browser thief = new Browser();

        says(thief.get(callback), 403, Trouble.UNKNOWN_ATTEMPT);
        begin(thief);
        says(thief.get(callback), 403, Trouble.FOREIGN_STATE);

        assertThat(browser.get(callback).redirects()).as("the owner goes on").isTrue();
    }

    @Test
    void replayedCallbackIsRefused() throws Exception {
        URI callback = consent(browser, "connect", REALM);
        assertThat(browser.get(callback).redirects()).isTrue();

        says(browser.get(callback), 409, Trouble.replayed("QuickBooks"));
    }

    @Test
    void denialSaysSo() throws Exception {
        says(browser.get(consent(browser, "deny", REALM)), 400, Trouble.denied("QuickBooks"));
    }

    @Test
    void codeThatEndedSaysSo() throws Exception {
        URI callback = consent(browser, "connect", REALM);
        vendor("/sandbox/clock", "{\"advance\":\"PT6M\"}");

        says(browser.get(callback), 400, Trouble.expiredCode("QuickBooks"));
    }

    @Test
    void anotherCompanySaysSo() throws Exception {
        vendor("/sandbox/companies", "{\"realmId\":\"42\",\"name\":\"Tide & Joinery\"}");

        says(browser.get(consent(browser, "connect", "42")), 409, Trouble.otherCompany("42", REALM));
    }

    @Test
    void companyNumberThatTheBrowserChangedIsFoundOutByTheToken() throws Exception {
        vendor("/sandbox/companies", "{\"realmId\":\"43\",\"name\":\"Another\"}");
        URI callback =
                URI.create(consent(browser, "connect", "43").toString().replace("realmId=43", "realmId=" + REALM));

        says(
                browser.get(callback),
                409,
                Trouble.otherEnvironment(REALM, settings.quickbooks().apiUrl()));
    }

    @Test
    void wrongEnvironmentSaysSo() throws Exception {
        vendor("/sandbox/company-status", "{\"status\":\"other-environment\"}");
        try {
            says(
                    browser.get(consent(browser, "connect", REALM)),
                    409,
                    Trouble.otherEnvironment(REALM, settings.quickbooks().apiUrl()));
        } finally {
            vendor("/sandbox/company-status", "{\"status\":\"active\"}");
        }
    }

    @Test
    void confirmationFromAnotherSiteIsForged() throws Exception {
        Page confirm = browser.follow(browser.get(consent(browser, "connect", REALM)));
        long before = newest().map(GrantV1::version).orElse(0L);

        says(
                browser.post(
                        confirm.address(),
                        Map.of("csrf", confirm.hidden("csrf"), "decision", "connect"),
                        "Sec-Fetch-Site",
                        "cross-site"),
                403,
                Trouble.FORGED);
        says(browser.post(confirm.address(), Map.of("csrf", "guess", "decision", "connect")), 403, Trouble.FORGED);

        assertThat(newest().map(GrantV1::version).orElse(0L)).isEqualTo(before);
        assertThat(browser.post(confirm.address(), Map.of("csrf", confirm.hidden("csrf"), "decision", "decline"))
                        .text())
                .contains("Nothing was bound");
    }

    private Page begin(Browser one) throws Exception {
        Page begun = one.get(URI.create(settings.consoleUrl() + "/connect/quickbooks"));
        assertThat(begun.status()).as(begun.text()).isEqualTo(303);
        return begun;
    }

    /// A person's decision on QuickBooks' page.
    ///
    /// @return where the browser is sent with it
    private URI consent(Browser one, String decision, String realmId) throws Exception {
        URI page = begin(one).location();
        Page asks = one.get(page);
        return one.post(page, Map.of("ticket", asks.hidden("ticket"), "realmId", realmId, "decision", decision))
                .location();
    }

    private static void says(Page page, int status, Trouble trouble) {
        assertThat(page.text()).contains(trouble.sentence().replace("'", "&#39;"));
        assertThat(page.status()).isEqualTo(status);
    }

    private void vendor(String path, String body) throws Exception {
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        URI.create(settings.quickbooks().apiUrl() + path))
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private Optional<GrantV1> newest() {
        try (TopicTable<GrantV1> grants =
                new TopicTable<>(settings.bootstrapServers(), Topics.QUICKBOOKS_GRANTS, GrantV1.class)) {
            grants.catchUp(Duration.ofSeconds(30));
            return grants.find(REALM);
        }
    }

    private static String query(URI address, String name) {
        for (String pair : address.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + address);
    }

    private static final class Recorder extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord entry) {
            lines.add(entry.getMessage() + java.util.Arrays.toString(entry.getParameters()) + entry.getThrown());
        }

        synchronized String text() {
            return String.join("\n", lines);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
