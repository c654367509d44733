package io.mlconnector.asana.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTranslatorTest {
    private static final FieldGids GIDS = new FieldGids(
            Map.of("1", Field.AMOUNT, "2", Field.VENDOR, "3", Field.POSTING, "4", Field.EMAIL, "5", Field.ACCOUNT),
            Map.of("31", "Ready"));

    @Test
    void readsOurFieldsAndNoOthers() {
        JsonNode body = json("""
                {"gid":"1207","name":"Crane","completed":false,"due_on":"2026-12-12","modified_at":"2026-11-24T10:15:30.123Z",
                 "projects":[{"gid":"77"}],"memberships":[{"project":{"gid":"78"}},{"project":null}],
                 "custom_fields":[
                  {"gid":"1","resource_subtype":"number","number_value":1200.50,"display_value":"1200.50"},
                  {"gid":"2","resource_subtype":"enum","enum_value":{"gid":"21","name":"ACME"}},
                  {"gid":"3","resource_subtype":"enum","enum_value":{"gid":"31","name":"Bereit"}},
                  {"gid":"4","resource_subtype":"text","text_value":""},
                  {"gid":"5","resource_subtype":"enum","enum_value":{"gid":"51","name":"—"}},
                  {"gid":"99","resource_subtype":"text","text_value":"somebody else's"}]}
                """);

        assertThat(TaskTranslator.toTask(body, false, GIDS))
                .isEqualTo(new Task(
                        "1207",
                        "Crane",
                        false,
                        false,
                        LocalDate.of(2026, 12, 12),
                        Instant.parse("2026-11-24T10:15:30.123Z"),
                        Set.of("77", "78"),
                        Map.of(
                                Field.AMOUNT,
                                new FieldValue.Amount(new BigDecimal("1200.5")),
                                Field.VENDOR,
                                new FieldValue.Option("21", "ACME"),
                                Field.POSTING,
                                new FieldValue.Choice("Ready"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e21", "1234567890123456789012345678901"})
    void numberThatWouldFillTheMemoryIsUnreadable(String number) {
        JsonNode body = json("{\"gid\":\"1\",\"modified_at\":\"2026-11-24T10:15:30Z\","
                + "\"custom_fields\":[{\"gid\":\"1\",\"number_value\":" + number + "}]}");

        assertThatThrownBy(() -> TaskTranslator.toTask(body, false, GIDS))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("AMOUNT");
    }

    @Test
    void readsTaskWithNullsEverywhere() {
        JsonNode body = json("""
                {"gid":"1","name":null,"completed":null,"due_on":null,"modified_at":"2026-11-24T10:15:30Z","projects":null,
                 "memberships":null,"custom_fields":[{"gid":"1","number_value":null},{"gid":"2","enum_value":null},
                 {"gid":"3","enum_value":null},{"gid":"4","text_value":null}]}
                """);

        Task task = TaskTranslator.toTask(body, true, GIDS);

        assertThat(task.gone()).isTrue();
        assertThat(task.fields()).isEmpty();
        assertThat(task.projects()).isEmpty();
        assertThat(task.dueOn()).isNull();
    }

    @Test
    void refusesTaskWithoutIdentityOrVersion() {
        assertThatThrownBy(() -> TaskTranslator.toTask(json("{\"name\":\"x\"}"), false, GIDS))
                .isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> TaskTranslator.toTask(json("{\"gid\":\"1\",\"modified_at\":\"soon\"}"), false, GIDS))
                .isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void readsProjectsOwnValues() {
        JsonNode body = json("""
                {"gid":"77","name":"Harbour","custom_fields":[{"gid":"2","enum_value":{"gid":"21","name":"ACME"}}]}
                """);

        assertThat(ProjectTranslator.toProject(body, true, GIDS))
                .isEqualTo(
                        new Project("77", "Harbour", true, Map.of(Field.VENDOR, new FieldValue.Option("21", "ACME"))));
    }

    private static JsonNode json(String text) {
        return AsanaJson.parse(text).orElseThrow();
    }
}
