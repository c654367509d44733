package io.mlconnector.serviceruntime.token;

import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.config.SettingsFixtures;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.nio.file.Path;
import java.util.Map;

/// The keysets of an installation that lives in a folder.
final class TestKeysets {
    private TestKeysets() {}

    static Keysets in(Path home) {
        return KeysetFile.load(settings(home));
    }

    static GrantKeys grantKeys(Path home) {
        return GrantKeys.find(KeysetFile.locate(settings(home)), TokenPlace.QUICKBOOKS)
                .orElseThrow();
    }

    private static ConnectorSettings settings(Path home) {
        return SettingsFixtures.settings(home, Map.of());
    }
}
