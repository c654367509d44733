package io.mlconnector.serviceruntime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    private static final Secret TOKEN = new Secret("very-secret-refresh-token");
    private static final String KEY = "1/refresh";

    @TempDir
    Path home = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void keys() {
        file = KeysetFile.locate(SettingsFixtures.settings(home, Map.of()));
    }

    @Test
    void newKeySealsAndTheOldOneStillOpens() {
        String before = seal(KeysetFile.open(file));

        KeyRotation.rotate(file);

        Keysets keysets = KeysetFile.open(file);
        assertThat(open(keysets, before)).contains(TOKEN);
        assertThat(keysets.isOutdated(Purpose.REFRESH_TOKEN, before)).isTrue();
        String after = seal(keysets);
        assertThat(keysets.isOutdated(Purpose.REFRESH_TOKEN, after)).isFalse();
        assertThat(KeyId.of(after)).contains(state(Purpose.REFRESH_TOKEN).primary());
        assertThat(KeyId.of(before))
                .contains(state(Purpose.REFRESH_TOKEN).older().getFirst());
    }

    @Test
    void ciphertextThatIsRolledBackToARetiredKeyDoesNotOpen() {
        String before = seal(KeysetFile.open(file));
        KeyRotation.rotate(file);
        String after = seal(KeysetFile.open(file));

        KeyRotation.retire(file);

        Keysets keysets = KeysetFile.open(file);
        assertThat(open(keysets, before)).isEmpty();
        assertThat(open(keysets, after)).contains(TOKEN);
        assertThat(state(Purpose.REFRESH_TOKEN).older()).isEmpty();
    }

    @Test
    void ciphertextThatWasSealedAnewDoesNotOpenElsewhere() {
        KeyRotation.rotate(file);
        Keysets keysets = KeysetFile.open(file);
        String sealed = seal(keysets);

        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, "2/refresh", 3, sealed))
                .isEmpty();
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, KEY, 4, sealed))
                .isEmpty();
        assertThat(keysets.open(Purpose.REFRESH_TOKEN, Topics.ASANA_TOKENS, KEY, 3, sealed))
                .isEmpty();
        assertThat(keysets.open(Purpose.ASANA_REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, KEY, 3, sealed))
                .isEmpty();
    }

    @Test
    void runningServiceTakesTheNewKeysWithoutARestart() throws Exception {
        Keysets running = KeysetFile.open(file);
        String before = seal(running);

        KeyRotation.rotate(file);

        assertThat(KeyId.of(seal(running)))
                .contains(state(Purpose.REFRESH_TOKEN).primary());
        assertThat(open(running, before)).contains(TOKEN);
        Files.writeString(file, "{half a fi");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(open(running, before))
                .as("a file that cannot be read changes nothing")
                .contains(TOKEN);
    }

    @Test
    void rotatesEachPurposeOnceAtATime() {
        KeyRotation.rotate(file);

        assertThat(KeyRotation.look(file))
                .hasSize(Purpose.values().length)
                .allSatisfy(state -> assertThat(state.older()).hasSize(1));
        assertThatThrownBy(() -> KeyRotation.rotate(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("retire");
    }

    @Test
    void ofTwoThatRotateAtTheSameTimeOneDoes() throws Exception {
        List<Callable<Boolean>> tries = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    try {
                        KeyRotation.rotate(file);
                        return true;
                    } catch (ConfigurationException _) {
                        return false;
                    }
                })
                .toList();
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one : pool.invokeAll(tries)) {
                done += one.get() ? 1 : 0;
            }
        }

        assertThat(done).isEqualTo(1);
        assertThat(state(Purpose.ACCESS_TOKEN).older()).hasSize(1);
    }

    @Test
    void fileStaysItsOwnersAloneAndKeepsTheOtherKeys() throws Exception {
        KeyRotation.rotate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(GrantKeys.find(file, TokenPlace.ASANA)).isPresent();
        assertThat(Files.readString(file)).contains("\"seal\"");
    }

    @Test
    void textThatIsNoCiphertextHasNoKey() {
        assertThat(KeyId.of("garbage!")).isEmpty();
        assertThat(KeyId.of("AAAA")).isEqualTo(Optional.empty());
    }

    private KeyRotation.State state(Purpose purpose) {
        return KeyRotation.look(file).stream()
                .filter(state -> state.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    private static String seal(Keysets keysets) {
        return keysets.seal(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, KEY, 3, TOKEN);
    }

    private static Optional<Secret> open(Keysets keysets, String sealed) {
        return keysets.open(Purpose.REFRESH_TOKEN, Topics.QUICKBOOKS_TOKENS, KEY, 3, sealed);
    }
}
