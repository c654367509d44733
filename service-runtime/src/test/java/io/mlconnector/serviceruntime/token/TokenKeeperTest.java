package io.mlconnector.serviceruntime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.serviceruntime.config.SettingsFixtures;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final WatchedGrants grants = new WatchedGrants();

    @Test
    void grantAfterThePartitionWasElsewhereIsTaken() {
        try (TokenKeeper keeper = keeper()) {
            keeper.start();
            keeper.assigned(false);
            keeper.assigned(true);
            await().atMost(PATIENCE)
                    .until(() -> keeper.status().detail().startsWith("Connect needed: open http://here/connect"));

            grants.hand(3, "granted", Clock.systemUTC().instant());

            await().atMost(PATIENCE).until(() -> keeper.tokens().findToken().equals(Optional.of("access of granted")));
            assertThat(keeper.status().detail()).startsWith("Connected.");
            assertThat(grants.closed).isFalse();
        }
        assertThat(grants.closed).isTrue();
    }

    private TokenKeeper keeper() {
        return new TokenKeeper(
                OAuthClient.ofAsana(SettingsFixtures.settings(
                                Path.of("target"), Map.of("ASANA_CLIENT_ID", "12", "ASANA_CLIENT_SECRET", "hush"))
                        .asana()),
                new TokenPorts(endpoint, new SharedVault()::open, grants, TokenEvents.NONE),
                "9341",
                Optional.empty(),
                URI.create("http://here/connect/asana"),
                () -> Duration.ofMinutes(10),
                Clock.systemUTC());
    }

    /// Grants as a topic gives them: nothing comes after they were closed.
    private static final class WatchedGrants implements Grants {
        private volatile @Nullable Runnable wake;
        private volatile Optional<Grant> newest = Optional.empty();
        private volatile boolean closed;

        void hand(long version, String refresh, Instant now) {
            if (closed) {
                return;
            }
            HandedGrants handed = new HandedGrants();
            handed.hand(version, refresh, now);
            newest = handed.newest();
            Runnable told = wake;
            if (told != null) {
                told.run();
            }
        }

        @Override
        public Optional<Grant> newest() {
            return newest;
        }

        @Override
        public void onNew(Runnable runnable) {
            wake = runnable;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
