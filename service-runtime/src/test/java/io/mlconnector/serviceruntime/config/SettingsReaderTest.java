package io.mlconnector.serviceruntime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final Map<String, String> REAL = Map.of(
            "QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com/",
            "QUICKBOOKS_REALM_ID", "9130347",
            "ASANA_API_URL", "https://app.asana.com/api/1.0");

    @Test
    void withoutAnySettingEverythingPointsToTheSandbox() {
        ConnectorSettings settings = SettingsFixtures.read(Map.of());
        assertThat(settings.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(settings.quickbooks().apiUrl()).isEqualTo(URI.create("http://localhost:8091"));
        assertThat(settings.quickbooks().oauthUrl())
                .isEqualTo(URI.create("http://localhost:8091/oauth2/v1/tokens/bearer"));
        assertThat(settings.asana().apiUrl()).isEqualTo(URI.create("http://localhost:8092/api/1.0"));
        assertThat(settings.asana().needAccessToken().reveal()).isEqualTo("sandbox-asana-token");
        assertThat(settings.connection().value()).isEqualTo("9341450000000001");
    }

    @Test
    void realAddressesGetNoSandboxCredentials() {
        ConnectorSettings settings = SettingsFixtures.read(REAL);
        assertThat(settings.quickbooks().apiUrl()).isEqualTo(URI.create("https://quickbooks.api.intuit.com"));
        assertThat(settings.quickbooks().appUrl()).isEqualTo(URI.create("https://app.qbo.intuit.com/app"));
        assertThat(settings.quickbooks().refreshToken()).isEmpty();
        assertThatThrownBy(() -> settings.quickbooks().needClientSecret())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("QUICKBOOKS_CLIENT_SECRET is not set");
        assertThatThrownBy(() -> settings.asana().needAccessToken()).hasMessageStartingWith("ASANA_ACCESS_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({
        "QUICKBOOKS_API_URL, quickbooks",
        "ASANA_API_URL, ftp://app.asana.com",
        "PUBLIC_URL, not an address",
        "KAFKA_TOPICS_CREATE, perhaps",
        "KAFKA_TOPICS_REPLICATION_FACTOR, many",
        "INGEST_PORT, 99999",
        "QUICKBOOKS_REALM_ID, my company",
        "QUICKBOOKS_REALM_ID, 0"
    })
    void aValueOfTheWrongKindIsNamedByItsKey(String key, String value) {
        assertThatThrownBy(() -> SettingsFixtures.read(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(key + " is '" + value + "'");
    }

    @Test
    void refusesTheRealCompanyWithTheSandboxsTokens() {
        assertThatThrownBy(() -> SettingsFixtures.read(Map.of(
                        "QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com",
                        "QUICKBOOKS_OAUTH_URL", "http://localhost:8091/oauth2/v1/tokens/bearer",
                        "QUICKBOOKS_REALM_ID", "9130347")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUICKBOOKS_OAUTH_URL");
    }

    @Test
    void aRealCompanyHasToBeNamed() {
        assertThatThrownBy(
                        () -> SettingsFixtures.read(Map.of("QUICKBOOKS_API_URL", "https://quickbooks.api.intuit.com")))
                .hasMessageStartingWith("QUICKBOOKS_REALM_ID is not set");
    }

    @Test
    void nothingThatPrintsASecretShowsIt() {
        ConnectorSettings settings = SettingsFixtures.read(Map.of("ASANA_ACCESS_TOKEN", "hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2").doesNotContain("sandbox-verifier");
    }
}
