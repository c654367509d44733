package io.mlconnector.enrich.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.asana.webhook.AsanaNotification;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.domain.change.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsanaEventsTest {

    @Test
    void makesOneChangeOfAnEditAndItsStory() {
        List<ChangeV1> changes = of(
                "{\"action\":\"changed\",\"resource\":{\"gid\":\"1\",\"resource_type\":\"task\"},"
                        + "\"change\":{\"field\":\"custom_fields\",\"action\":\"changed\"}}",
                "{\"action\":\"added\",\"resource\":{\"gid\":\"9\",\"resource_type\":\"story\"},"
                        + "\"parent\":{\"gid\":\"1\",\"resource_type\":\"task\"}}");

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().type()).isEqualTo("Task");
        assertThat(changes.getFirst().id()).isEqualTo("1");
        assertThat(changes.getFirst().operation()).isEqualTo("changed");
    }

    @Test
    void keepsTheLastOfWhatHappenedToATask() {
        List<ChangeV1> changes = of(
                "{\"action\":\"deleted\",\"resource\":{\"gid\":\"1\",\"resource_type\":\"task\"}}",
                "{\"action\":\"undeleted\",\"resource\":{\"gid\":\"1\",\"resource_type\":\"task\"}}");

        assertThat(changes).extracting(ChangeV1::operation).containsExactly("undeleted");
    }

    @Test
    void leavesOutWhatPointsToNoTaskAndNoProject() {
        assertThat(of(
                        "{\"action\":\"added\",\"resource\":{\"gid\":\"5\",\"resource_type\":\"section\"},"
                                + "\"parent\":{\"gid\":\"2\",\"resource_type\":\"project\"}}",
                        "{\"action\":\"added\",\"resource\":{\"gid\":\"6\",\"resource_type\":\"story\"}}"))
                .isEmpty();
    }

    @Test
    void givesTheSameEventTheSameId() {
        String event = "{\"action\":\"removed\",\"created_at\":\"2026-11-24T10:00:00.000Z\","
                + "\"resource\":{\"gid\":\"2\",\"resource_type\":\"project\"},"
                + "\"parent\":{\"gid\":\"3\",\"resource_type\":\"portfolio\"}}";

        assertThat(of(event)).isEqualTo(of(event));
        assertThat(of(event).getFirst().eventId()).hasSize(32);
    }

    private static List<ChangeV1> of(String... events) {
        String body = "{\"events\":[" + String.join(",", events) + "]}";
        return AsanaEvents.of(
                AsanaNotification.parse(body.getBytes(StandardCharsets.UTF_8)), new ConnectionId("9341"), "hook");
    }
}
