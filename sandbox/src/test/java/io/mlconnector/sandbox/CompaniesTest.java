package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.PortTakenException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompaniesTest extends SandboxRun {
    private static final String SECOND = "9341450000000002";
    private static final String FOUND_SECOND = "{\"realmId\":\"" + SECOND
            + "\",\"name\":\"Tide Joinery\",\"country\":\"GB\",\"currency\":\"GBP\",\"seedData\":\"empty\"}";

    private final Visit visit = new Visit(sandbox);

    @Test
    void newCompanyHasItsOwnBooksUnderItsOwnRealm() {
        JsonNode founded = quickBooks.post("/sandbox/companies", FOUND_SECOND).body();
        Http other = visitor(SECOND);
        books.vendor("Alder");

        assertThat(founded.path("connected").asBoolean(true)).isFalse();
        JsonNode info =
                other.get(Visit.path(SECOND, "companyinfo/" + SECOND)).body().path("CompanyInfo");
        assertThat(info.path("CompanyName").asText()).isEqualTo("Tide Joinery");
        assertThat(info.path("Country").asText()).isEqualTo("GB");
        JsonNode preferences =
                other.get(Visit.path(SECOND, "preferences")).body().path("Preferences");
        assertThat(preferences
                        .path("CurrencyPrefs")
                        .path("HomeCurrency")
                        .path("value")
                        .asText())
                .isEqualTo("GBP");
        assertThat(other.get(Visit.path(SECOND, "query?query=" + Http.encode("select * from Vendor")))
                        .body()
                        .path("QueryResponse")
                        .has("Vendor"))
                .isFalse();
        // The same name and the same id in both companies are two records.
        Http.Reply made = other.post(Visit.path(SECOND, "vendor"), "{\"DisplayName\":\"Alder\"}");
        assertThat(Books.entity("Vendor", made)
                        .path("CurrencyRef")
                        .path("value")
                        .asText())
                .isEqualTo("GBP");
    }

    @Test
    void firstCompanyStaysTheOneThatIsMeantWhenNoneIsNamed() {
        quickBooks.post("/sandbox/companies", FOUND_SECOND);

        assertThat(info(sandbox.quickBooksUrl()).path("realmId").asText()).isEqualTo(Visit.REALM);
        JsonNode list = quickBooks.get("/sandbox/companies").body().path("companies");
        assertThat(list.findValuesAsText("realmId")).containsExactly(Visit.REALM, SECOND);
        assertThat(list.path(0).path("connected").asBoolean()).isTrue();
        assertThat(list.path(1).path("connected").asBoolean()).isFalse();
    }

    @Test
    void grantOfOneCompanyOpensNoOther() {
        quickBooks.post("/sandbox/companies", FOUND_SECOND);
        Http connector = visit.api();
        assertThat(Visit.gateway(connector.get(Visit.path(SECOND, "preferences"))))
                .isEqualTo("403 3100 SERVICE");

        String consent = quickBooks
                .post("/sandbox/connect", "{\"realmId\":\"" + SECOND + "\"}")
                .body()
                .path("refreshToken")
                .asText();
        Http second =
                visit.api(visit.refresh(consent).body().path("access_token").asText());

        assertThat(second.get(Visit.path(SECOND, "preferences")).status()).isEqualTo(200);
        assertThat(Visit.gateway(second.get(Visit.path("preferences")))).isEqualTo("403 3100 SERVICE");
        quickBooks.post("/sandbox/revoke-grant", "{\"realmId\":\"" + SECOND + "\"}");
        assertThat(visit.refresh(consent).status()).isEqualTo(400);
        assertThat(visit.refresh(Visit.CONSENT).status()).isEqualTo(200);
    }

    @Test
    void eventsCarryTheRealmAndOnlyConnectedCompaniesAreTold() {
        quickBooks.post("/sandbox/companies", FOUND_SECOND);
        quickBooks.post("/sandbox/webhook", "{\"url\":\"" + target.url("/hook") + "\"}");
        Http other = visitor(SECOND);
        other.post(Visit.path(SECOND, "vendor"), "{\"DisplayName\":\"Untold\"}");
        quickBooks.post("/sandbox/connect", "{\"realmId\":\"" + SECOND + "\"}");
        other.post(Visit.path(SECOND, "vendor"), "{\"DisplayName\":\"Told\"}");
        books.vendor("Birch");

        await().untilAsserted(() -> assertThat(realms()).containsExactlyInAnyOrder(SECOND, Visit.REALM));
    }

    @Test
    void writesAndEntitiesAreCountedForEachCompany() {
        quickBooks.post("/sandbox/companies", FOUND_SECOND);
        visitor(SECOND).post(Visit.path(SECOND, "vendor"), "{\"DisplayName\":\"Alder\"}");

        assertThat(quickBooks.get("/sandbox/writes").body().path("count").asInt())
                .isZero();
        assertThat(quickBooks
                        .get("/sandbox/writes?realmId=" + SECOND)
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(quickBooks.get("/sandbox/entities/vendor?realmId=" + SECOND).body())
                .hasSize(1);
        quickBooks.post("/sandbox/close-books", "{\"date\":\"2999-01-01\",\"realmId\":\"" + SECOND + "\"}");
        assertThat(quickBooks
                        .post("/sandbox/habits", "{\"closeDateShown\":true,\"realmId\":\"" + SECOND + "\"}")
                        .body()
                        .path("closeDateShown")
                        .asBoolean())
                .isTrue();
        assertThat(quickBooks
                        .get("/sandbox/habits")
                        .body()
                        .path("closeDateShown")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void businessOfASmallCompanyIsInItsOwnCurrency() {
        quickBooks.post(
                "/sandbox/companies",
                "{\"realmId\":\"42\",\"country\":\"DE\",\"currency\":\"EUR\",\"seedData\":\"small\"}");
        JsonNode bill = visitor("42")
                .get(Visit.path("42", "query?query=" + Http.encode("select * from Bill maxresults 1")))
                .body()
                .path("QueryResponse")
                .path("Bill")
                .path(0);
        assertThat(bill.path("CurrencyRef").path("value").asText()).isEqualTo("EUR");
    }

    @Test
    void failedStartLeavesNoCompanyLocked(@TempDir Path folder) throws Exception {
        try (Sandbox first = start(folder)) {
            new Http(first.quickBooksUrl()).post("/sandbox/companies", FOUND_SECOND);
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SandboxSettings settings =
                    new SandboxSettings(taken.getLocalPort(), 0, folder, "", "127.0.0.1", Duration.ofMillis(10));
            assertThatThrownBy(() -> Sandbox.start(settings)).isInstanceOf(PortTakenException.class);
        }
        try (Sandbox again = start(folder)) {
            assertThat(new Http(again.quickBooksUrl())
                            .get("/sandbox/companies")
                            .body()
                            .path("companies"))
                    .hasSize(2);
        }
    }

    @Test
    void refusesWhatIsNoCompany() {
        quickBooks.post("/sandbox/companies", FOUND_SECOND);
        for (String body : List.of(
                FOUND_SECOND,
                "{\"realmId\":\"x\"}",
                "{\"country\":\"Atlantis\"}",
                "{\"currency\":\"XXXX\"}",
                "{\"seedData\":\"much\"}")) {
            Http.Reply refused = quickBooks.post("/sandbox/companies", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.body().path("error").asText()).endsWith(".");
        }
        assertThat(quickBooks.get("/sandbox/info?realmId=7").status()).isEqualTo(400);
    }

    @Test
    void companiesAndConsentsSurviveARestart(@TempDir Path folder) {
        String consent;
        try (Sandbox first = start(folder)) {
            Http control = new Http(first.quickBooksUrl());
            control.post("/sandbox/companies", FOUND_SECOND);
            consent = control.post("/sandbox/connect", "{\"realmId\":\"" + SECOND + "\"}")
                    .body()
                    .path("refreshToken")
                    .asText();
        }
        try (Sandbox second = start(folder)) {
            Visit later = new Visit(second);
            Http api =
                    later.api(later.refresh(consent).body().path("access_token").asText());
            assertThat(api.get(Visit.path(SECOND, "companyinfo"))
                            .body()
                            .path("CompanyInfo")
                            .path("CompanyName")
                            .asText())
                    .isEqualTo("Tide Joinery");
        }
    }

    private static Sandbox start(Path folder) {
        return Sandbox.start(new SandboxSettings(0, 0, folder, "", "127.0.0.1", Duration.ofMillis(10)));
    }

    private Http visitor(String realmId) {
        return new Http(sandbox.quickBooksUrl())
                .bearer(quickBooks
                        .get("/sandbox/info?realmId=" + realmId)
                        .body()
                        .path("accessToken")
                        .asText());
    }

    private List<String> realms() {
        return target.received().stream()
                .flatMap(each -> Json.read(each.body()).orElseThrow().valueStream())
                .map(event -> event.path("intuitaccountid").asText())
                .toList();
    }
}
