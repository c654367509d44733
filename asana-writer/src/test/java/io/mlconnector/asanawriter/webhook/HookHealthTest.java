package io.mlconnector.asanawriter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.asana.wire.AsanaJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookHealthTest {
    private static final Instant CREATED = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void quietWebhookIsWellAsLongAsItsHeartbeatsCome() {
        assertThat(of(CREATED, "{\"last_success_at\":\"2026-11-24T10:00:01Z\"}", Duration.ofHours(9)))
                .isInstanceOf(HookHealth.Well.class);
        assertThat(of(CREATED, "{\"last_success_at\":\"2026-11-26T02:00:00Z\"}", Duration.ofHours(41)))
                .isInstanceOf(HookHealth.Well.class);
    }

    @Test
    void twoMissedHeartbeatsAreTheEnd() {
        String heard = "{\"last_success_at\":\"2026-11-24T10:00:00Z\"}";
        assertThat(of(CREATED, heard, Duration.ofHours(16))).isInstanceOf(HookHealth.Well.class);
        assertThat(of(CREATED, heard, Duration.ofHours(18))).isInstanceOf(HookHealth.Dying.class);
        assertThat(of(CREATED, "{}", Duration.ofHours(18))).isInstanceOf(HookHealth.Dying.class);
    }

    @Test
    void failuresAreAsanasToRepeatForTheFirstHalfOfTheDay() {
        String failing = "{\"last_success_at\":\"2026-11-24T10:00:00Z\",\"last_failure_at\":\"2026-11-24T12:00:00Z\","
                + "\"failure_deletion_timestamp\":\"2026-11-25T10:00:00Z\"}";
        assertThat(of(CREATED, failing, Duration.ofHours(11))).isInstanceOf(HookHealth.Failing.class);
        assertThat(of(CREATED, failing, Duration.ofHours(12))).isInstanceOf(HookHealth.Dying.class);
        assertThat(of(CREATED, failing, Duration.ofHours(30))).isInstanceOf(HookHealth.Dying.class);
    }

    @Test
    void failureThatWasMadeGoodIsForgotten() {
        assertThat(of(
                        CREATED,
                        "{\"last_failure_at\":\"2026-11-24T11:00:00Z\",\"last_success_at\":\"2026-11-24T11:05:00Z\"}",
                        Duration.ofHours(2)))
                .isInstanceOf(HookHealth.Well.class);
        assertThat(of(
                        CREATED,
                        "{\"last_failure_at\":\"2026-11-24T11:05:00Z\",\"last_success_at\":\"2026-11-24T11:00:00Z\"}",
                        Duration.ofHours(2)))
                .isInstanceOf(HookHealth.Failing.class);
    }

    @Test
    void inactiveWebhookIsGivenAMoment() {
        assertThat(of(CREATED, "{\"active\":false}", Duration.ofMinutes(9))).isInstanceOf(HookHealth.Well.class);
        assertThat(of(CREATED, "{\"active\":false}", Duration.ofMinutes(11))).isInstanceOf(HookHealth.Dying.class);
    }

    @Test
    void asanasClockIsAtLeastWhatItHasRecorded() {
        LiveHook hook = hook(CREATED, "{\"last_failure_at\":\"2026-12-01T00:00:00Z\",\"last_success_at\":null}");
        assertThat(LiveHook.latest(List.of(hook), CREATED)).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(LiveHook.latest(List.of(), CREATED)).isEqualTo(CREATED);
    }

    private static HookHealth of(Instant created, String members, Duration later) {
        return HookHealth.of(hook(created, members), created.plus(later));
    }

    private static LiveHook hook(Instant created, String members) {
        var webhook = (com.fasterxml.jackson.databind.node.ObjectNode)
                AsanaJson.parse(members).orElseThrow();
        return LiveHook.of(webhook.put("gid", "1").put("created_at", created.toString()));
    }
}
