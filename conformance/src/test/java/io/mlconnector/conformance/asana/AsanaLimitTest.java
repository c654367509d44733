package io.mlconnector.conformance.asana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.asana.Client;
import com.asana.errors.RateLimitEnforcedError;
import io.mlconnector.conformance.wire.Control;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxSettings;
import io.mlconnector.sandbox.time.SandboxClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsanaLimitTest {
    private final SandboxClock clock = SandboxClock.system();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""), clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aRefusalForTheRateSaysHowLongToWaitAndThatHelps() throws IOException {
        Client client = AsanaClients.connect(sandbox.asanaUrl());
        client.options.put("max_retries", 0);
        new Control(sandbox.asanaUrl()).post("limits", "{\"requestsPerMinute\":60,\"windowsPerMinute\":60}");
        clock.freeze();
        client.users.getUser("me").execute();

        RateLimitEnforcedError refused = catchThrowableOfType(
                RateLimitEnforcedError.class, () -> client.users.getUser("me").execute());

        assertThat(refused.retryAfter).isPositive();
        // Whatever was refused has counted too.
        clock.advance(Duration.ofSeconds(refused.retryAfter));
        assertThat(client.users.getUser("me").execute().gid).isNotBlank();
    }
}
