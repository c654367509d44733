package io.mlconnector.serviceruntime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetsTest {
    private static final Secret TOKEN = new Secret("very-secret-refresh-token");

    @TempDir
    Path home = Path.of("");

    @Test
    void opensWhatItSealed() {
        Keysets keysets = KeysetFile.load(settings(Map.of()));
        String sealed = keysets.seal(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 3, TOKEN);
        assertThat(sealed).doesNotContain("very-secret");
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 3, sealed))
                .contains(TOKEN);
    }

    @Test
    void aMovedOrRolledBackCiphertextDoesNotOpen() {
        Keysets keysets = KeysetFile.load(settings(Map.of()));
        String sealed = keysets.seal(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 3, TOKEN);
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "2/refresh", 3, sealed))
                .as("another connection")
                .isEmpty();
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 4, sealed))
                .as("another version")
                .isEmpty();
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.ASANA_TOKENS, "1/refresh", 3, sealed))
                .as("another topic")
                .isEmpty();
        assertThat(keysets.open(Purpose.ACCESS_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 3, sealed))
                .as("another purpose")
                .isEmpty();
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 3, "garbage"))
                .isEmpty();
    }

    @Test
    void aServiceOpensOnlyWhatItsFileHolds() throws IOException {
        Keysets all = KeysetFile.load(settings(Map.of()));
        String sealed = all.seal(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 1, TOKEN);
        ObjectNode whole =
                (ObjectNode) Json.mapper().readTree(home.resolve("keyset.json").toFile());
        Path some = home.resolve("some.json");
        Files.write(some, Json.write(whole.without("refresh")));
        Keysets keysets = KeysetFile.load(settings(Map.of("TOKEN_KEYSET_FILE", some.toString())));
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 1, sealed))
                .isEmpty();
        assertThat(keysets.has(Purpose.ACCESS_TOKEN)).isTrue();
        assertThatThrownBy(() -> keysets.seal(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "1/refresh", 1, TOKEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOKEN_KEYSET_FILE");
        assertThat(keysets.requiring(Purpose.ACCESS_TOKEN, Purpose.WEBHOOK_SECRET))
                .isSameAs(keysets);
        assertThatThrownBy(() -> keysets.requiring(Purpose.ACCESS_TOKEN, Purpose.REFRESH_TOKEN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("refresh");
    }

    @Test
    void theLaptopDefaultIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Keysets first = KeysetFile.load(settings(Map.of()));
        String sealed = first.seal(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, "1/hook", 0, TOKEN);
        assertThat(KeysetFile.load(settings(Map.of()))
                        .open(Purpose.WEBHOOK_SECRET, Topics.ASANA_WEBHOOKS, "1/hook", 0, sealed))
                .contains(TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keyset.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoKeysetStopsTheStartWithoutShowingIt() throws IOException {
        Path file = home.resolve("wrong.json");
        Files.writeString(file, "{\"refresh\": \"hunter2\"}");
        assertThatThrownBy(() -> KeysetFile.load(settings(Map.of("TOKEN_KEYSET_FILE", file.toString()))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TOKEN_KEYSET_FILE")
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> KeysetFile.load(settings(
                        Map.of("TOKEN_KEYSET_FILE", home.resolve("absent").toString()))))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void readersOfAccessTokensAndTheOtherVendorsOwnerOpenNoRefreshToken() throws Exception {
        Keysets all = KeysetFile.load(settings(Map.of()));
        for (TokenPlace place : TokenPlace.values()) {
            String sealed = place.seal(all, place.refresh(), "1/refresh", 1, TOKEN);
            TokenV1 row = new TokenV1("1", "refresh", 1, sealed, null, null, null);
            TokenPlace other = place == TokenPlace.ASANA ? TokenPlace.QUICKBOOKS : TokenPlace.ASANA;

            assertThat(place.open(all, place.refresh(), "1/refresh", row)).contains(TOKEN);
            assertThat(place.open(only(place.access(), other.access()), place.refresh(), "1/refresh", row))
                    .as("enrich-service, %s", place)
                    .isEmpty();
            assertThat(place.open(only(other.refresh(), other.access()), place.refresh(), "1/refresh", row))
                    .as("the owner of the other vendor's, %s", place)
                    .isEmpty();
            assertThat(place.open(only(Purpose.WEBHOOK_SECRET), place.access(), "1/refresh", row))
                    .as("ingest-service, %s", place)
                    .isEmpty();
        }
    }

    /// A file with these keysets only.
    private Keysets only(Purpose... purposes) throws IOException {
        ObjectNode all = Json.read(Files.readAllBytes(home.resolve("keyset.json")), ObjectNode.class);
        ObjectNode some = all.retain(Arrays.stream(purposes).map(Purpose::id).toList());
        Path file = Files.createTempFile(home, "some", ".json");
        return KeysetFile.open(Files.write(file, Json.write(some)));
    }

    private ConnectorSettings settings(Map<String, String> more) {
        return SettingsFixtures.settings(home, more);
    }
}
