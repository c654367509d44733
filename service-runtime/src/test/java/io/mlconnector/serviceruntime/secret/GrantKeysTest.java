package io.mlconnector.serviceruntime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.GrantV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantKeysTest {
    private static final ConnectionId COMPANY = new ConnectionId("9341");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final GrantV1.Tokens TOKENS = new GrantV1.Tokens(
            "very-secret-access", NOON.plusSeconds(3600), "very-secret-refresh", NOON.plusSeconds(9), null);

    @TempDir
    Path home = Path.of("");

    @Test
    void opensWhatWasSealedForThisCompanyAndVersionOnly() {
        GrantKeys keys = keys(locate());

        GrantV1 grant = keys.seal(COMPANY, 7, TOKENS, NOON);

        assertThat(keys.open("9341", grant)).contains(TOKENS);
        assertThat(keys.open("9342", grant)).as("another company's key").isEmpty();
        assertThat(keys.open("9341", new GrantV1("9341", 8, grant.ciphertext(), NOON)))
                .as("another version")
                .isEmpty();
        assertThat(keys.open("9341", new GrantV1("9341", 7, "garbage", NOON))).isEmpty();
        assertThat(new String(Json.write(grant), java.nio.charset.StandardCharsets.UTF_8) + TOKENS)
                .doesNotContain("very-secret");
    }

    @Test
    void theConsolesHalfSealsAndDoesNotOpen() throws IOException {
        Path whole = locate();
        ObjectNode all = (ObjectNode) Json.mapper().readTree(whole.toFile());
        ObjectNode half = Json.mapper().createObjectNode();
        half.putObject("grant").set("public", all.path("grant").path("public"));
        Path file = Files.write(home.resolve("console.json"), Json.write(half));

        GrantKeys console = keys(file);
        GrantV1 grant = console.seal(COMPANY, 1, TOKENS, NOON);

        assertThat(console.canOpen()).isFalse();
        assertThat(console.open("9341", grant)).isEmpty();
        assertThat(KeysetFile.open(file).has(Purpose.REFRESH_TOKEN)).isFalse();
        assertThat(keys(whole).open("9341", grant)).contains(TOKENS);
    }

    @Test
    void anOlderFileGetsItsKeysOnceHoweverManyServicesStart() throws Exception {
        Path file = locate();
        ObjectNode old = (ObjectNode) Json.mapper().readTree(file.toFile());
        Files.write(file, Json.write(old.without("grant")));
        assertThat(GrantKeys.find(file, TokenPlace.QUICKBOOKS)).isEmpty();

        List<Callable<Boolean>> starts = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(_ -> () -> keys(locate())
                        .open("9341", keys(locate()).seal(COMPANY, 1, TOKENS, NOON))
                        .isPresent())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(starts)) {
                assertThat(answer.get()).isTrue();
            }
        }

        ObjectNode now = (ObjectNode) Json.mapper().readTree(file.toFile());
        assertThat(now.path("refresh")).isEqualTo(old.path("refresh"));
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keysThatCannotBeReadStopTheStartWithoutShowingThem() throws IOException {
        Path file = Files.writeString(home.resolve("wrong.json"), "{\"grant\":{\"public\":\"hunter2\"}}");

        assertThatThrownBy(() -> GrantKeys.find(file, TokenPlace.QUICKBOOKS))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("'grant'")
                .doesNotContain("hunter2");
    }

    private Path locate() {
        return KeysetFile.locate(SettingsFixtures.settings(home, Map.of()));
    }

    private static GrantKeys keys(Path file) {
        return GrantKeys.find(file, TokenPlace.QUICKBOOKS).orElseThrow();
    }
}
