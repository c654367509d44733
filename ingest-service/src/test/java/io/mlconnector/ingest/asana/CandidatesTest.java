package io.mlconnector.ingest.asana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.contracts.WebhookV1.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final Instant FIRST = Instant.parse("2026-11-25T10:01:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(120);

    private final Candidates candidates = new Candidates();
    private final Map<String, WebhookV1> records = new HashMap<>();

    @Test
    void whatAsanaOfferedFits() {
        candidates.note(pending("h", FIRST), "real");
        activate("h", FIRST);

        assertThat(candidates.judge(directory())).isEmpty();
    }

    @Test
    void anotherOfferIsToldOnce() {
        candidates.note(pending("h", FIRST), "guess");
        candidates.note(pending("h", FIRST), "real");
        assertThat(candidates.judge(directory())).as("not known yet").isEmpty();
        activate("h", FIRST);

        assertThat(candidates.judge(directory())).extracting(WebhookV1::hook).containsExactly("h");
        assertThat(candidates.judge(directory())).isEmpty();
    }

    @Test
    void aFloodDoesNotHideIt() {
        for (int i = 0; i < 100; i++) {
            candidates.note(pending("h", FIRST), "guess " + i);
        }
        candidates.note(pending("h", FIRST), "real");
        activate("h", FIRST);

        assertThat(candidates.judge(directory())).hasSize(1);
    }

    @Test
    void anEarlierTryOfTheSameHookIsNoMismatch() {
        candidates.note(pending("h", FIRST), "secret of a try that failed");
        candidates.note(pending("h", SECOND), "real");
        candidates.note(pending("at another replica", FIRST), "secret of a try that failed");
        activate("h", SECOND);
        activate("at another replica", SECOND);

        assertThat(candidates.judge(directory())).isEmpty();
    }

    private static WebhookV1 pending(String hook, Instant expiresAt) {
        return new WebhookV1("1", hook, "77", State.PENDING, null, null, expiresAt);
    }

    private void activate(String hook, Instant expiresAt) {
        records.put(hook, new WebhookV1("1", hook, "77", State.ACTIVE, "5", "sealed", expiresAt));
    }

    private HookDirectory directory() {
        return new HookDirectory() {
            @Override
            public boolean isLoaded() {
                return true;
            }

            @Override
            public Optional<WebhookV1> find(String hook) {
                return Optional.ofNullable(records.get(hook));
            }

            @Override
            public Optional<WebhookV1> await(String hook, Duration patience) {
                return find(hook);
            }

            @Override
            public Optional<byte[]> secret(WebhookV1 hook) {
                return Optional.of("real".getBytes(UTF_8));
            }
        };
    }
}
