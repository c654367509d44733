package io.mlconnector.local.doctor.probe;

import static io.mlconnector.local.doctor.probe.Patient.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.Json;
import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.doctor.Row.Colour;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One thing wrong at a time, and what is said of it.
class DoctorTest {
    private static final String QUICKBOOKS = "QuickBooks";
    private static final String ASANA = "Asana";

    private Patient patient;

    @BeforeEach
    void start() throws Exception {
        patient = new Patient();
    }

    @AfterEach
    void stop() {
        patient.close();
    }

    @Test
    void healthyAccountsHaveNoRedRow() {
        Checkup checkup = patient.look();

        assertThat(checkup.rows()).filteredOn(row -> row.colour() == Colour.RED).isEmpty();
        assertThat(checkup.colour()).isEqualTo(Colour.YELLOW);
        assertThat(row(checkup, QUICKBOOKS, "company").reason())
                .contains("Harbour & Stone Fit-out", Patient.CREDENTIALS.realmId(), "US", "a local sandbox");
        assertThat(row(checkup, QUICKBOOKS, "plan").reason()).contains("QuickBooks Online Plus");
        assertThat(row(checkup, QUICKBOOKS, "classes").colour()).isEqualTo(Colour.GREEN);
        assertThat(row(checkup, ASANA, "portfolios").colour()).isEqualTo(Colour.GREEN);
        assertThat(row(checkup, "installation", "services").colour()).isEqualTo(Colour.YELLOW);
    }

    @Test
    void everyRowThatIsNotGreenHasARemedy() throws Exception {
        patient.asana("switches", "{\"paid\":false}");
        patient.quickBooks("company-status", "{\"status\":\"admin-lost\"}");

        assertThat(patient.look().rows())
                .filteredOn(row -> row.colour() != Colour.GREEN)
                .hasSizeGreaterThan(3)
                .allSatisfy(row -> assertThat(row.remedy()).isNotBlank().endsWith("."));
    }

    @Test
    void noSecretIsInWhatItSays() throws Exception {
        for (String status : new String[] {"active", "admin-lost", "other-environment"}) {
            patient.quickBooks("company-status", "{\"status\":\"" + status + "\"}");
            String all = new String(Json.write(patient.look()), StandardCharsets.UTF_8);

            assertThat(all)
                    .doesNotContain(
                            Patient.CREDENTIALS.clientSecret(),
                            Patient.CREDENTIALS.asanaToken(),
                            String.valueOf(patient.environment.get("QUICKBOOKS_ACCESS_TOKEN")));
        }
    }

    @Test
    void wrongSecretIsFoundWithoutUsingAnyRefreshToken() throws Exception {
        int given = given();
        assertThat(row(patient.look(), QUICKBOOKS, "client").colour()).isEqualTo(Colour.GREEN);
        patient.environment.put("QUICKBOOKS_CLIENT_SECRET", "mistyped");

        assertRed(QUICKBOOKS, "client", "QUICKBOOKS_CLIENT_SECRET", "developer.intuit.com");
        assertThat(given()).isEqualTo(given);
    }

    @Test
    void wrongRealmIsRefused() {
        patient.environment.put("QUICKBOOKS_REALM_ID", "9341450000000009");

        assertRed(QUICKBOOKS, "company", "9341450000000009", "QUICKBOOKS_REALM_ID");
    }

    @Test
    void realmThatIsNoneIsSaidBeforeAnythingIsAsked() {
        patient.environment.put("QUICKBOOKS_REALM_ID", "acme");

        assertRed(QUICKBOOKS, "settings", "QUICKBOOKS_REALM_ID", "number");
    }

    @Test
    void otherEnvironmentIsRefused() throws Exception {
        patient.quickBooks("company-status", "{\"status\":\"other-environment\"}");

        assertRed(QUICKBOOKS, "company", "other environment", "https://sandbox-quickbooks.api.intuit.com");
    }

    @Test
    void revokedConsentNeedsANewOne() throws Exception {
        patient.quickBooks("revoke-grant", "{}");

        assertRed(QUICKBOOKS, "company", "consent was taken back", "connect again");
    }

    @Test
    void lostAdministratorIsSaid() throws Exception {
        patient.quickBooks("company-status", "{\"status\":\"admin-lost\"}");

        assertRed(QUICKBOOKS, "company", "no administrator", "administrator");
    }

    @Test
    void firstRefreshTokenIsNeverTried() throws Exception {
        patient.environment.remove("QUICKBOOKS_ACCESS_TOKEN");
        patient.environment.put("QUICKBOOKS_REFRESH_TOKEN", Patient.CREDENTIALS.refreshToken());
        int given = given();

        Row tokens = row(patient.look(), QUICKBOOKS, "tokens");

        assertThat(tokens.colour()).isEqualTo(Colour.YELLOW);
        assertThat(tokens.reason()).contains("was not tried");
        assertThat(given()).isEqualTo(given);
    }

    @Test
    void quickBooksThatIsAwayIsOneRow() {
        patient.environment.put("QUICKBOOKS_API_URL", "http://localhost:1");

        assertRed(QUICKBOOKS, "reachable", "http://localhost:1", "./mlc up");
        assertThat(patient.look().rows().stream().filter(row -> row.part().equals(QUICKBOOKS)))
                .hasSize(1);
    }

    @Test
    void clockThatIsAMinuteAndAHalfAheadIsRed() {
        Checkup checkup = patient.look(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));

        Row clock = row(checkup, ASANA, "clock");
        assertThat(clock.colour()).isEqualTo(Colour.RED);
        assertThat(clock.reason()).contains("ahead of Asana");
        assertThat(row(checkup, QUICKBOOKS, "clock").colour()).isEqualTo(Colour.RED);
    }

    @Test
    void wrongAsanaTokenIsRefused() {
        patient.environment.put("ASANA_ACCESS_TOKEN", "mistyped");

        assertRed(ASANA, "token", "ASANA_ACCESS_TOKEN", "app.asana.com/0/my-apps");
    }

    @Test
    void asanaByOAuthIsAskedAboutItsKeysWithoutUsingAnyRefreshToken() {
        patient.environment.remove("ASANA_ACCESS_TOKEN");
        patient.environment.put("ASANA_CLIENT_ID", Patient.CREDENTIALS.asanaClientId());
        patient.environment.put("ASANA_CLIENT_SECRET", Patient.CREDENTIALS.asanaClientSecret());
        Checkup checkup = patient.look();
        assertThat(row(checkup, ASANA, "client").colour()).isEqualTo(Colour.GREEN);
        assertThat(row(checkup, ASANA, "tokens").remedy()).contains("connect at");

        patient.environment.put("ASANA_CLIENT_SECRET", "mistyped");

        assertRed(ASANA, "client", "ASANA_CLIENT_SECRET", "app.asana.com/0/my-apps");
    }

    @Test
    void workspaceThatIsNotTheTokensIsNamedWithThoseThatAre() {
        patient.environment.put("ASANA_WORKSPACE", "77");

        assertRed(ASANA, "workspace", "no workspace 77", Patient.CREDENTIALS.asanaWorkspace());
    }

    @Test
    void freePlanHasNoCustomFieldsNoPortfoliosAndLittleQuota() throws Exception {
        patient.asana("switches", "{\"paid\":false}");

        assertRed(ASANA, "custom fields", "no custom fields", "Starter");
        Checkup checkup = patient.look();
        assertThat(row(checkup, ASANA, "portfolios").remedy()).contains("mapping file");
        assertThat(row(checkup, ASANA, "quota").reason()).contains("150");
    }

    @Test
    void appWithScopesMissesWhatScopesCannotGive() throws Exception {
        patient.environment.put(
                "ASANA_ACCESS_TOKEN",
                patient.scopedToken(
                        "users:read workspaces:read projects:read custom_fields:read portfolios:read webhooks:read"));

        assertRed(ASANA, "rights", "scopes", "Full permissions");
    }

    @Test
    void appWithoutTheScopeOfProjectsIsToldSo() throws Exception {
        patient.environment.put("ASANA_ACCESS_TOKEN", patient.scopedToken("users:read workspaces:read"));

        assertRed(ASANA, "rights", "projects:read", "Full permissions");
        assertRed(ASANA, "custom fields", "custom_fields:read", "Full permissions");
    }

    @Test
    void limitThatIsReachedIsToldWithItsWait() throws Exception {
        patient.asana("faults", "{\"where\":\"GET /api/1.0/projects\",\"kind\":\"throttle\",\"every\":1}");

        assertThat(row(patient.look(), ASANA, "quota").reason()).contains("reached just now");
    }

    @Test
    void publicAddressWithoutHttpsIsRed() {
        patient.environment.put("PUBLIC_URL", "http://connector.example.com");

        assertRed("installation", "public address", "https only", "certificate");
    }

    @Test
    void somethingElseBehindThePublicAddressIsFound() {
        patient.environment.put("PUBLIC_URL", String.valueOf(patient.environment.get("QUICKBOOKS_API_URL")));

        assertRed("installation", "public address", "Something else", "ingest-service");
    }

    private void assertRed(String part, String check, String reason, String remedy) {
        Row row = row(patient.look(), part, check);
        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains(reason);
        assertThat(row.remedy()).contains(remedy);
    }

    /// How often QuickBooks has given tokens for a refresh token.
    private int given() throws Exception {
        return patient.quickBooks("refreshes").toString().split("\"GIVEN\"", -1).length;
    }
}
