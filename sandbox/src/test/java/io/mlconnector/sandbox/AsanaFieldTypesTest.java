package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AsanaFieldTypesTest extends SandboxRun {
    private final String project = work.project("Riverside");

    @Test
    void currencyIsAPlainNumberWithOneFixedCurrencyAndPrecision() {
        String field = onProject(
                "Amount",
                "\"resource_subtype\":\"number\",\"precision\":2,\"format\":\"currency\","
                        + "\"currency_code\":\"EUR\"");
        JsonNode value = write(work.task(project, "Bill"), field, "12.345");
        assertThat(value.path("number_value").decimalValue()).isEqualByComparingTo("12.35");
        assertThat(value.path("currency_code").asText()).isEqualTo("EUR");
        assertThat(value.path("format").asText()).isEqualTo("currency");
        assertThat(refused("\"resource_subtype\":\"number\",\"format\":\"currency\",\"currency_code\":\"XYZ\""))
                .startsWith("currency_code: ");
        assertThat(refused("\"resource_subtype\":\"number\",\"currency_code\":\"EUR\""))
                .startsWith("currency_code: ");
        assertThat(refused("\"resource_subtype\":\"number\",\"precision\":7")).startsWith("precision: ");
    }

    @Test
    void shareIsStoredAsAFractionAndShownInPercent() {
        String field = onProject("Done", "\"resource_subtype\":\"number\",\"precision\":1,\"format\":\"percentage\"");
        JsonNode value = write(work.task(project, "Tiles"), field, "0.25555");
        assertThat(value.path("number_value").decimalValue()).isEqualByComparingTo("0.256");
        assertThat(value.path("display_value").asText()).isEqualTo("25.6%");
    }

    @Test
    void datesPeopleReferencesAndChoicesHaveTheirOwnForms() {
        String person = info(sandbox.asanaUrl()).path("managerGid").asText();
        String task = work.task(project, "Tiles");
        String other = work.task(project, "Slabs");

        JsonNode date = write(task, onProject("Paid", "\"resource_subtype\":\"date\""), "{\"date\":\"2026-12-24\"}");
        assertThat(date.path("date_value").path("date").asText()).isEqualTo("2026-12-24");
        JsonNode people = write(task, onProject("Who", "\"resource_subtype\":\"people\""), "[\"" + person + "\"]");
        assertThat(people.path("people_value").path(0).path("name").asText()).isEqualTo("Mara Lind");
        JsonNode reference = write(
                task,
                onProject("See", "\"resource_subtype\":\"reference\",\"input_restrictions\":[\"task\"]"),
                "[\"" + other + "\"]");
        assertThat(reference.path("reference_value").path(0).path("gid").asText())
                .isEqualTo(other);
        assertThat(reference.path("display_value").asText()).isEqualTo("Slabs");
        String see = reference.path("gid").asText();
        assertThat(put(task, see, "[\"" + project + "\"]").status())
                .as("not a task")
                .isEqualTo(400);
    }

    @Test
    void dateAsTextIsASwitch() {
        String field = onProject("Paid", "\"resource_subtype\":\"date\"");
        String task = work.task(project, "Tiles");
        assertThat(put(task, field, "\"2026-12-24\"").status()).isEqualTo(400);
        asana.post("/sandbox/switches", "{\"dateTexts\":true}");
        assertThat(put(task, field, "\"2026-12-24\"").status()).isEqualTo(200);
    }

    @Test
    void choicesAreReplacedAsAWhole() {
        String field = onProject(
                "Rooms", "\"resource_subtype\":\"multi_enum\",\"enum_options\":[{\"name\":\"A\"},{\"name\":\"B\"}]");
        JsonNode options = work.get("/custom_fields/" + field).data().path("enum_options");
        String task = work.task(project, "Tiles");
        write(task, field, "[\"" + options.path(0).path("gid").asText() + "\"]");
        JsonNode value = write(task, field, "[\"" + options.path(1).path("gid").asText() + "\"]");
        assertThat(value.path("multi_enum_values")).hasSize(1);
        assertThat(value.path("display_value").asText()).isEqualTo("B");
        assertThat(put(task, field, "[\"A\"]").status()).as("by name").isEqualTo(400);
    }

    @Test
    void twoCreatorsMakeTwoEqualOptionsAndBothStayForEver() throws Exception {
        String field = onProject("Vendor", "\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"None\"}]");
        String path = "/custom_fields/" + field + "/enum_options";
        Callable<Http.Reply> byBot = () -> work.post(path, "{\"name\":\"Elm\"}");
        Callable<Http.Reply> byManager = () -> manager.post(path, "{\"name\":\"Elm\"}");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(List.of(byBot, byManager)).stream()
                            .map(Future::resultNow)
                            .map(Http.Reply::status))
                    .containsExactly(201, 201);
        }
        JsonNode options = work.get("/custom_fields/" + field).data().path("enum_options");
        assertThat(options.valueStream().map(option -> option.path("name").asText()))
                .containsExactly("None", "Elm", "Elm");
        assertThat(work.http()
                        .delete("/enum_options/" + options.path(1).path("gid").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void projectLocalFieldsShareANameWithOthers() {
        onProject("Number", "\"resource_subtype\":\"text\"");
        Http.Reply local = work.post(
                "/projects/" + project + "/addCustomFieldSetting",
                "{\"custom_field\":{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Number\","
                        + "\"resource_subtype\":\"text\"},\"is_important\":true}");
        assertThat(local.status()).isEqualTo(200);
        assertThat(local.data().path("is_important").asBoolean()).isTrue();
        assertThat(local.data()
                        .path("custom_field")
                        .path("is_global_to_workspace")
                        .asBoolean(true))
                .isFalse();
        JsonNode fields =
                work.get("/tasks/" + work.task(project, "Tiles")).data().path("custom_fields");
        assertThat(fields).hasSize(2);
        assertThat(fields.path(0).path("name")).isEqualTo(fields.path(1).path("name"));
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/custom_fields").data())
                .as("the local one is not among the workspace's")
                .hasSize(1);
    }

    @Test
    void fieldsVanishFromAProjectAndTheirValuesStayDisabled() {
        String field = onProject("Number", "\"resource_subtype\":\"text\"");
        String task = work.task(project, "Tiles");
        write(task, field, "\"7\"");
        String other = work.project("Elsewhere");
        work.post("/tasks/" + task + "/addProject", "{\"project\":\"" + other + "\"}");
        work.post("/tasks/" + task + "/removeProject", "{\"project\":\"" + project + "\"}");

        JsonNode left = work.get("/tasks/" + task).data().path("custom_fields").path(0);

        assertThat(left.path("enabled").asBoolean(true)).isFalse();
        assertThat(put(task, field, "\"8\"").status()).isEqualTo(400);
        assertThat(put(task, field, "null").status()).isEqualTo(200);
        assertThat(work.get("/tasks/" + task).data().path("custom_fields")).isEmpty();
    }

    @Test
    void fieldsOnAProjectServeItsTasksAndNotTheProject() {
        String field = onProject("Budget", "\"resource_subtype\":\"number\",\"precision\":2");
        JsonNode shown = work.get("/projects/" + project).data();
        assertThat(shown.path("custom_field_settings")).hasSize(1);
        assertThat(shown.path("custom_fields"))
                .as("the project itself has no value")
                .isEmpty();
        assertThat(Work.message(work.put("/projects/" + project, "{\"custom_fields\":{\"" + field + "\":1}}")))
                .contains("is not on given object");
        String portfolio = work.create("/portfolios", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"All\"}");
        work.put("portfolios", portfolio, field);
        work.post("/portfolios/" + portfolio + "/addItem", "{\"item\":\"" + project + "\"}");
        JsonNode value = work.put("/projects/" + project, "{\"custom_fields\":{\"" + field + "\":1}}")
                .data()
                .path("custom_fields")
                .path(0);
        assertThat(value.path("number_value").asInt()).isEqualTo(1);
        assertThat(value.has("precision")).as("compact: fetch the definition").isFalse();
    }

    @Test
    void projectHoldsTwentyFields() {
        for (int i = 0; i < 20; i++) {
            onProject("F" + i, "\"resource_subtype\":\"text\"");
        }
        String one = work.field("One more", "\"resource_subtype\":\"text\"");
        assertThat(work.post("/projects/" + project + "/addCustomFieldSetting", "{\"custom_field\":\"" + one + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void lockedFieldIsForbiddenToEverybodyElse() {
        String field = work.field("Posting", "\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"A\"}]");
        asana.post("/sandbox/lock-field", "{\"custom_field\":\"" + field + "\"}");
        assertThat(work.put("/custom_fields/" + field, "{\"name\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(work.post("/custom_fields/" + field + "/enum_options", "{\"name\":\"B\"}")
                        .status())
                .isEqualTo(403);
        assertThat(manager.put("/custom_fields/" + field, "{\"name\":\"x\"}").status())
                .isEqualTo(200);
        assertThat(Work.message(work.put("/custom_fields/" + field, "{\"resource_subtype\":\"text\"}")))
                .isNotEmpty();
    }

    @Test
    void formulasAndNumbersOfTasksAreReadOnly() {
        String net = onProject("Net", "\"resource_subtype\":\"number\",\"precision\":2");
        String sum = asana.post(
                        "/sandbox/custom-fields", "{\"name\":\"Sum\",\"precision\":2,\"sum_of\":[\"" + net + "\"]}")
                .body()
                .path("gid")
                .asText();
        String id = asana.post("/sandbox/custom-fields", "{\"name\":\"No\",\"id_prefix\":\"AP\"}")
                .body()
                .path("gid")
                .asText();
        work.put("projects", project, sum);
        work.put("projects", project, id);
        String task = work.task(project, "Tiles");
        write(task, net, "12.5");

        JsonNode fields = work.get("/tasks/" + task).data().path("custom_fields");

        assertThat(fields.path(1).path("display_value").asText()).isEqualTo("12.50");
        assertThat(fields.path(1).path("is_formula_field").asBoolean()).isTrue();
        assertThat(fields.path(2).path("display_value").asText()).isEqualTo("AP-1");
        assertThat(fields.path(2).path("representation_type").asText()).isEqualTo("custom_id");
        assertThat(put(task, sum, "1").status()).isEqualTo(400);
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/tasks/custom_id/AP-1")
                        .data()
                        .path("gid")
                        .asText())
                .isEqualTo(task);
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/tasks/custom_id/AP-2")
                        .status())
                .isEqualTo(404);
    }

    private String onProject(String name, String more) {
        String field = work.field(name, more);
        work.put("projects", project, field);
        return field;
    }

    private String refused(String more) {
        Http.Reply reply = work.post(
                "/custom_fields", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Other\"," + more + "}");
        assertThat(reply.status()).isEqualTo(400);
        return Work.message(reply);
    }

    private Http.Reply put(String task, String field, String value) {
        return work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":" + value + "}}");
    }

    /// The value as the task shows it then.
    private JsonNode write(String task, String field, String value) {
        Http.Reply reply = put(task, field, value);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.data()
                .path("custom_fields")
                .valueStream()
                .filter(each -> each.path("gid").asText().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
