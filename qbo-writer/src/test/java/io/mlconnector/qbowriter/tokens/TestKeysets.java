package io.mlconnector.qbowriter.tokens;

import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.secret.GrantKeys;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The keysets of an installation that lives in a folder.
final class TestKeysets {
    private static final URI NOWHERE = URI.create("http://localhost:1");

    private TestKeysets() {}

    static Keysets in(Path home) {
        return KeysetFile.load(settings(home));
    }

    static GrantKeys grantKeys(Path home) {
        return GrantKeys.find(KeysetFile.locate(settings(home))).orElseThrow();
    }

    private static ConnectorSettings settings(Path home) {
        return new ConnectorSettings(
                "localhost:1",
                false,
                Optional.empty(),
                home,
                new ConnectionId("1"),
                new ConnectorSettings.QuickBooks(
                        NOWHERE,
                        NOWHERE,
                        NOWHERE,
                        NOWHERE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new ConnectorSettings.Asana(NOWHERE, Optional.empty(), Optional.empty()),
                NOWHERE,
                NOWHERE,
                Optional.empty(),
                Optional.empty());
    }
}
