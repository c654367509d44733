package io.mlconnector.serviceruntime.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookPathsTest {
    private static final Instant EXPIRY = Instant.parse("2026-11-25T10:01:00Z");
    private static final Instant BEFORE = EXPIRY.minusSeconds(30);
    private static final String HOOK = "9341~" + "0f".repeat(16);

    @TempDir
    Path home = Path.of("");

    @TempDir
    Path elsewhere = Path.of("");

    @Test
    void knowsItsOwnPathUntilItExpires() {
        HookPaths paths = paths(home);
        String path = paths.path(HOOK, EXPIRY);

        assertThat(path).matches("9341~(0f){16}\\.1795600860\\.[A-Za-z0-9_-]{40,80}");
        assertThat(HookPaths.hook(path)).isEqualTo(HOOK);
        assertThat(paths.isAwaited(path, BEFORE)).isTrue();
        assertThat(paths.isAwaited(path, EXPIRY)).isTrue();
        assertThat(paths.isAwaited(path, EXPIRY.plusSeconds(1))).isFalse();
    }

    @Test
    void anyReplicaWithTheKeysetKnowsIt() {
        String path = paths(home).path(HOOK, EXPIRY);

        assertThat(paths(home).isAwaited(path, BEFORE)).isTrue();
        assertThat(paths(elsewhere).isAwaited(path, BEFORE)).isFalse();
    }

    @Test
    void tagFitsNoOtherHookAndNoOtherExpiry() {
        HookPaths paths = paths(home);
        String path = paths.path(HOOK, EXPIRY);
        String tag = path.substring(path.lastIndexOf('.'));

        assertThat(List.of(
                        "9342~" + "0f".repeat(16) + ".1795600860" + tag,
                        "9341~" + "1f".repeat(16) + ".1795600860" + tag,
                        HOOK + ".1795600861" + tag,
                        HOOK + ".1795600860" + tag.substring(0, tag.length() - 2),
                        HOOK + ".1795600860.",
                        HOOK + ".." + tag,
                        HOOK + tag,
                        HOOK))
                .noneMatch(other -> paths.isAwaited(other, BEFORE));
    }

    /// Whoever reads the topic has sealed secrets, and none of them is a tag.
    @Test
    void sealedSecretIsNoTag() {
        Keysets keysets = KeysetFile.load(SettingsFixtures.settings(home, Map.of()));
        String sealed = keysets.seal(
                Purpose.WEBHOOK_SECRET,
                Topics.ASANA_WEBHOOKS,
                "9341/" + HOOK,
                EXPIRY.getEpochSecond(),
                new Secret("handshake"));

        assertThat(new HookPaths(keysets)
                        .isAwaited(
                                HOOK + ".1795600860."
                                        + sealed.replace('+', '-')
                                                .replace('/', '_')
                                                .replace("=", ""),
                                BEFORE))
                .isFalse();
    }

    @Test
    void pathWithoutATagIsStillAHook() {
        assertThat(HookPaths.hook(HOOK)).isEqualTo(HOOK);
    }

    private static HookPaths paths(Path home) {
        return new HookPaths(KeysetFile.load(SettingsFixtures.settings(home, Map.of())));
    }
}
