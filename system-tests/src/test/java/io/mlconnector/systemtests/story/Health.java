package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/// What the console says of all parts.
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Health() {}

    /// @param console its address
    static void awaitSentence(String console, String... parts) {
        Awaitility.await(parts[0])
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(new Api(console, "").get("/api/health").toString())
                                .contains(parts));
    }
}
