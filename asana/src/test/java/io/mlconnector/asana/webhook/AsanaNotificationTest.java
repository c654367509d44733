package io.mlconnector.asana.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsanaNotificationTest {
    @Test
    void readsEventsInTheirOrder() {
        AsanaNotification notification = parse("""
                {"events":[
                 {"user":{"gid":"5","resource_type":"user"},"created_at":"2026-11-24T10:15:30.123Z","action":"changed",
                  "resource":{"gid":"1207","resource_type":"task","resource_subtype":"default_task"},"parent":null,
                  "change":{"field":"custom_fields","action":"changed","new_value":{"gid":"88","resource_type":"custom_field"}}},
                 {"user":null,"created_at":"2026-11-24T10:15:31Z","action":"added",
                  "resource":{"gid":"1208","resource_type":"task"},"parent":{"gid":"77","resource_type":"project"}}]}
                """);

        assertThat(notification.events())
                .containsExactly(
                        new AsanaEvent(
                                "changed",
                                "1207",
                                "task",
                                null,
                                null,
                                "5",
                                Instant.parse("2026-11-24T10:15:30.123Z"),
                                "custom_fields"),
                        new AsanaEvent(
                                "added",
                                "1208",
                                "task",
                                "77",
                                "project",
                                null,
                                Instant.parse("2026-11-24T10:15:31Z"),
                                null));
        assertThat(notification.unreadable()).isEmpty();
    }

    @Test
    void heartbeatHasNoEvents() {
        assertThat(parse("{\"events\":[]}").isHeartbeat()).isTrue();
    }

    @Test
    void oneBadEventDoesNotSinkTheOthers() {
        AsanaNotification notification = parse(
                "{\"events\":[{\"action\":\"changed\",\"resource\":{\"gid\":\"../1\",\"resource_type\":\"task\"}},17,"
                        + "{\"action\":\"deleted\",\"resource\":{\"gid\":\"3\",\"resource_type\":\"task\"}}]}");

        assertThat(notification.events()).extracting(AsanaEvent::resourceGid).containsExactly("3");
        assertThat(notification.unreadable()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"events\":{}}", "{\"events\":[]} x", "{\"events\":[", "<xml/>"})
    void refusesWhatIsNoNotification(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(UnreadableNotificationException.class);
    }

    @Test
    void refusesBombs() {
        List<String> bombs = List.of(
                "[".repeat(100_000),
                "{\"events\":[{\"x\":" + "1".repeat(10_000) + "}]}",
                "{\"events\":[{\"x\":\"" + "y".repeat(100_000) + "\"}]}");

        assertThat(bombs)
                .allSatisfy(bomb ->
                        assertThatThrownBy(() -> parse(bomb)).isInstanceOf(UnreadableNotificationException.class));
    }

    private static AsanaNotification parse(String body) {
        return AsanaNotification.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
