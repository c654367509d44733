package io.mlconnector.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.console.connect.Browser.Page;
import io.mlconnector.contracts.AuditV1;
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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The whole way through the browser: console, consent page of a local Asana, console.
@QuarkusTest
@WithTestResource(VendorResource.class)
class AsanaConnectIT {
    private static final String CONNECTION = "9341450000000001";
    private static final String WORKSPACE = "1200000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ConnectorSettings settings;

    private final Browser browser = new Browser();

    @Test
    void personConnectsAndTheGrantIsInTheTopicSealed() throws Exception {
        Page confirm = browser.follow(browser.get(consent("allow")));

        assertThat(confirm.status()).as(confirm.text()).isEqualTo(200);
        assertThat(confirm.text()).contains(WORKSPACE, "Works as", "member", "local sandbox", "as this user");
        assertThat(newest()).as("nothing is bound yet").isEmpty();

        Page done = browser.post(confirm.address(), Map.of("csrf", confirm.hidden("csrf"), "decision", "connect"));

        assertThat(done.location()).hasToString(settings.consoleUrl() + "/#connections");
        GrantV1 grant = newest().orElseThrow();
        GrantV1.Tokens tokens = GrantKeys.find(KeysetFile.locate(settings), TokenPlace.ASANA)
                .orElseThrow()
                .open(CONNECTION, grant)
                .orElseThrow();
        assertThat(tokens.refreshExpiresAt()).as("lives until it is revoked").isNull();
        assertThat(GrantKeys.find(KeysetFile.locate(settings), TokenPlace.QUICKBOOKS)
                        .orElseThrow()
                        .open(CONNECTION, grant))
                .as("QuickBooks' keys do not open it")
                .isEmpty();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(trail()).hasValueSatisfying(entry -> {
                    assertThat(entry.step()).isEqualTo("connected");
                    assertThat(entry.facts()).containsKey("browser");
                    assertThat(new String(Json.write(entry), StandardCharsets.UTF_8))
                            .doesNotContain(tokens.access(), tokens.refresh());
                }));
    }

    @Test
    void denialAndMissingPermissionsSayTheirOwn() throws Exception {
        says(browser.get(consent("deny")), 400, Trouble.denied("Asana"));
        asana("/sandbox/oauth-app", "{\"scopes\":\"tasks:read users:read\"}");
        try {
            // Asana does not even ask the person.
            says(browser.get(browser.get(begin(browser)).location()), 400, Trouble.NOT_FULL);
        } finally {
            asana("/sandbox/oauth-app", "{\"scopes\":\"default\"}");
        }
    }

    @Test
    void codeThatEndedAndOneForAnotherVerifierAreNotAccepted() throws Exception {
        URI callback = consent("allow");
        asana("/sandbox/clock", "{\"advance\":\"PT6M\"}");

        says(browser.get(callback), 400, Trouble.expiredCode("Asana"));

        URI stolen = decide(new Browser(), "allow");
        String mine = state(begin(browser));
        URI injected = URI.create(settings.consoleUrl() + "/connect/asana/callback?code="
                + stolen.getRawQuery().replaceAll(".*code=([^&]+).*", "$1") + "&state=" + mine);
        says(browser.get(injected), 400, Trouble.expiredCode("Asana"));
    }

    @Test
    void bothVendorsAreOfferedToThePage() throws Exception {
        assertThat(browser.get(URI.create(settings.consoleUrl() + "/api/connect"))
                        .text())
                .contains("connect/quickbooks", "connect/asana");
        assertThat(browser.get(URI.create(settings.consoleUrl() + "/connect/elsewhere"))
                        .status())
                .isEqualTo(404);
    }

    private URI begin(Browser one) throws Exception {
        Page begun = one.get(URI.create(settings.consoleUrl() + "/connect/asana"));
        assertThat(begun.status()).as(begun.text()).isEqualTo(303);
        return begun.location();
    }

    private URI consent(String decision) throws Exception {
        return decide(browser, decision);
    }

    /// A person's decision on Asana's page.
    ///
    /// @return where the browser is sent with it
    private URI decide(Browser one, String decision) throws Exception {
        URI page = begin(one);
        Map<String, String> form = new HashMap<>();
        for (String pair : page.getRawQuery().split("&", -1)) {
            String[] both = pair.split("=", 2);
            form.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        form.put("decision", decision);
        form.put("user", asana().path("userGid").asText());
        return one.post(URI.create(page.toString().replaceAll("\\?.*", "")), form)
                .location();
    }

    private static String state(URI page) {
        return page.getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
    }

    private static void says(Page page, int status, Trouble trouble) {
        assertThat(page.text()).contains(trouble.sentence().replace("'", "&#39;"));
        assertThat(page.status()).isEqualTo(status);
    }

    private JsonNode asana() throws Exception {
        return Json.mapper()
                .readTree(send(
                        HttpRequest.newBuilder(asanaAddress("/sandbox/info")).build()));
    }

    private void asana(String path, String body) throws Exception {
        String _ = send(HttpRequest.newBuilder(asanaAddress(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI asanaAddress(String path) {
        return settings.asana().apiUrl().resolve(path);
    }

    private static String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    private Optional<GrantV1> newest() {
        try (TopicTable<GrantV1> grants =
                new TopicTable<>(settings.bootstrapServers(), Topics.ASANA_GRANTS, GrantV1.class)) {
            grants.catchUp(PATIENCE);
            return grants.find(CONNECTION);
        }
    }

    /// The last entry about the connection.
    private Optional<AuditV1> trail() {
        try (TopicTable<AuditV1> audit = new TopicTable<>(settings.bootstrapServers(), Topics.AUDIT, AuditV1.class)) {
            audit.catchUp(PATIENCE);
            return audit.find(CONNECTION + "/asana/Connection/" + CONNECTION);
        }
    }
}
