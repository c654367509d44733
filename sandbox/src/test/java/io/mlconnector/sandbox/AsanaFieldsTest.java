package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsanaFieldsTest extends SandboxRun {

    @Test
    void numbersAreRoundedToTheFieldsPrecision() {
        String project = work.project("Riverside");
        String amount = work.field("Amount", "\"resource_subtype\":\"number\",\"precision\":2");
        work.put("projects", project, amount);
        String task = work.task(project, "Tiles");

        JsonNode value = work.put("/tasks/" + task, "{\"custom_fields\":{\"" + amount + "\":1.2345}}")
                .data()
                .path("custom_fields")
                .path(0);

        assertThat(value.path("number_value").decimalValue()).isEqualByComparingTo("1.23");
        assertThat(value.path("display_value").asText()).isEqualTo("1.23");
        assertThat(work.put("/tasks/" + task, "{\"custom_fields\":{\"" + amount + "\":\"1.2\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void fieldThatIsNotOnTheTasksProjectsIsRefused() {
        String field = work.field("Number", "\"resource_subtype\":\"text\"");
        String task = work.task(work.project("Riverside"), "Tiles");
        Http.Reply reply = work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"x\"}}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Work.message(reply)).isEqualTo("Custom field with ID " + field + " is not on given object");
    }

    @Test
    void valueLeftBehindIsDisabledAndCanOnlyBeCleared() {
        String project = work.project("Riverside");
        String field = work.field("Number", "\"resource_subtype\":\"text\"");
        work.put("projects", project, field);
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"7\"}}");
        work.post("/projects/" + project + "/removeCustomFieldSetting", "{\"custom_field\":\"" + field + "\"}");

        JsonNode left = work.get("/tasks/" + task).data().path("custom_fields").path(0);

        assertThat(left.path("enabled").asBoolean(true)).isFalse();
        assertThat(left.path("text_value").asText()).isEqualTo("7");
        assertThat(work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"8\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":null}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void choiceIsWrittenByGidAndNotWhenDisabled() {
        String project = work.project("Riverside");
        String field = work.field(
                "Posting",
                "\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"Ready\"},{\"name\":\"Posted\"}]");
        work.put("projects", project, field);
        JsonNode options = work.get("/custom_fields/" + field).data().path("enum_options");
        String ready = options.path(0).path("gid").asText();
        String posted = options.path(1).path("gid").asText();
        String task = work.task(project, "Tiles");

        assertThat(work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"Ready\"}}")
                        .status())
                .isEqualTo(400);
        JsonNode value = work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"" + ready + "\"}}")
                .data()
                .path("custom_fields")
                .path(0);
        assertThat(value.path("enum_value").path("name").asText()).isEqualTo("Ready");
        assertThat(work.put("/enum_options/" + posted, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":\"" + posted + "\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/enum_options/" + ready, "{\"enabled\":false}").status())
                .as("one stays enabled")
                .isEqualTo(400);
    }

    @Test
    void fieldHoldsFiveHundredOptionsForEver() {
        String options = IntStream.range(0, 500)
                .mapToObj(i -> "{\"name\":\"Vendor " + i + "\"}")
                .collect(Collectors.joining(","));
        String field = work.field("Vendor", "\"resource_subtype\":\"enum\",\"enum_options\":[" + options + "]");
        String first = work.get("/custom_fields/" + field)
                .data()
                .path("enum_options")
                .path(0)
                .path("gid")
                .asText();
        work.put("/enum_options/" + first, "{\"enabled\":false,\"name\":\"Renamed\"}");

        assertThat(work.post("/custom_fields/" + field + "/enum_options", "{\"name\":\"One more\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.http().delete("/enum_options/" + first).status()).isEqualTo(404);
        assertThat(work.get("/custom_fields/" + field).data().path("enum_options"))
                .hasSize(500);
    }

    @Test
    void optionsMayHaveTheSameNameAndAreInsertedWhereTold() {
        String field = work.field("Vendor", "\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"None\"}]");
        String none = work.get("/custom_fields/" + field)
                .data()
                .path("enum_options")
                .path(0)
                .path("gid")
                .asText();
        String path = "/custom_fields/" + field + "/enum_options";
        Http.Reply one = work.post(path, "{\"name\":\"Elm\",\"insert_before\":\"" + none + "\"}");
        work.post(path, "{\"name\":\"Elm\"}");
        assertThat(one.status()).isEqualTo(201);
        assertThat(work.get("/custom_fields/" + field + "?opt_fields=enum_options.name")
                        .data()
                        .path("enum_options"))
                .extracting(option -> option.path("name").asText())
                .containsExactly("Elm", "None", "Elm");
        work.post(
                path + "/insert",
                "{\"enum_option\":\"" + none + "\",\"before_enum_option\":\""
                        + one.data().path("gid").asText() + "\"}");
        assertThat(work.get("/custom_fields/" + field)
                        .data()
                        .path("enum_options")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("None");
    }

    @Test
    void projectGetsItsValuesThroughThePortfolio() {
        String field = work.field("Budget", "\"resource_subtype\":\"number\",\"precision\":2");
        String project = work.project("Riverside");
        String change = "{\"custom_fields\":{\"" + field + "\":1000}}";
        assertThat(work.put("/projects/" + project, change).status()).isEqualTo(400);

        String portfolio = work.create(
                "/portfolios", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"QuickBooks projects\"}");
        work.put("portfolios", portfolio, field);
        manager.post("/portfolios/" + portfolio + "/addItem", "{\"item\":\"" + project + "\"}");

        assertThat(manager.put("/projects/" + project, change).status()).isEqualTo(200);
        JsonNode item = work.get("/portfolios/" + portfolio + "/items?opt_fields=name,custom_fields.number_value")
                .data()
                .path(0);
        assertThat(item.path("custom_fields").path(0).path("number_value").decimalValue())
                .isEqualByComparingTo("1000");
        assertThat(work.get("/portfolios?workspace=" + Work.WORKSPACE + "&owner=me")
                        .data())
                .hasSize(1);
        assertThat(manager.get("/portfolios?workspace=" + Work.WORKSPACE + "&owner=me")
                        .data())
                .isEmpty();
        assertThat(work.get("/portfolios?workspace=" + Work.WORKSPACE).status()).isEqualTo(400);
    }

    @Test
    void namesOfGlobalFieldsAreUniqueAndNotBuiltIn() {
        work.field("Amount", "\"resource_subtype\":\"number\"");
        String body = "{\"workspace\":\"" + Work.WORKSPACE + "\",\"resource_subtype\":\"text\",\"name\":\"%s\"}";
        assertThat(work.post("/custom_fields", body.formatted("amount")).status())
                .isEqualTo(400);
        assertThat(work.post("/custom_fields", body.formatted("Due date")).status())
                .isEqualTo(400);
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/custom_fields").data())
                .hasSize(1);
    }

    @Test
    void freePlanHasNeitherFieldsNorPortfolios() {
        asana.post("/sandbox/switches", "{\"paid\":false}");
        assertThat(work.get("/portfolios?workspace=" + Work.WORKSPACE + "&owner=me")
                        .status())
                .isEqualTo(402);
        assertThat(work.post(
                                "/custom_fields",
                                "{\"workspace\":\"" + Work.WORKSPACE
                                        + "\",\"resource_subtype\":\"text\",\"name\":\"x\"}")
                        .status())
                .isEqualTo(402);
        assertThat(work.get("/projects?workspace=" + Work.WORKSPACE).status()).isEqualTo(200);
    }

    @Test
    void tooManyRequestsAreRefusedUntilTheWindowHasPassed() {
        asana.post("/sandbox/switches", "{\"paid\":false}");
        Http.Reply last = work.get("/users/me");
        for (int i = 0; i < 150; i++) {
            last = work.get("/users/me");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(Long.parseLong(last.header("Retry-After"))).isBetween(1L, 60L);
        assertThat(manager.get("/users/me").status()).as("limits are per token").isEqualTo(200);
        clock.advance(Duration.ofSeconds(61));
        assertThat(work.get("/users/me").status()).isEqualTo(200);
    }
}
