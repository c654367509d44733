package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsanaStoriesTest extends SandboxRun {
    private final String project = work.project("Riverside");
    private final String task = work.task(project, "Tiles");

    @Test
    void systemStoriesTellTheOldValueAndTheNew() {
        String field = work.field("Amount", "\"resource_subtype\":\"number\",\"precision\":0");
        work.put("projects", project, field);
        work.put("/tasks/" + task, "{\"name\":\"Slabs\",\"due_on\":\"2026-12-24\"}");
        work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":7}}");
        work.put("/tasks/" + task, "{\"custom_fields\":{\"" + field + "\":9}}");

        JsonNode name = last("name_changed");
        assertThat(name.path("old_name").asText()).isEqualTo("Tiles");
        assertThat(name.path("new_name").asText()).isEqualTo("Slabs");
        assertThat(last("due_date_changed").path("new_dates").path("due_on").asText())
                .isEqualTo("2026-12-24");
        JsonNode number = last("number_custom_field_changed");
        assertThat(number.path("old_number_value").asInt()).isEqualTo(7);
        assertThat(number.path("new_number_value").asInt()).isEqualTo(9);
        assertThat(number.path("custom_field").path("gid").asText()).isEqualTo(field);
        assertThat(number.path("type").asText()).isEqualTo("system");
    }

    @Test
    void onlyTheAuthorChangesAComment() {
        String story = work.create("/tasks/" + task + "/stories", "{\"text\":\"Posted\"}");
        assertThat(manager.put("/stories/" + story, "{\"text\":\"x\"}").status())
                .isEqualTo(403);
        JsonNode pinned = work.put("/stories/" + story, "{\"is_pinned\":true}").data();
        assertThat(pinned.path("is_pinned").asBoolean()).isTrue();
        assertThat(pinned.path("is_edited").asBoolean(true)).isFalse();
        assertThat(work.post("/tasks/" + task + "/stories", "{\"text\":\"a\",\"html_text\":\"<body>a</body>\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/stories/" + last("added_to_project").path("gid").asText(), "{\"text\":\"x\"}")
                        .status())
                .as("a system story")
                .isEqualTo(400);
        assertThat(work.http().delete("/stories/" + story).status()).isEqualTo(200);
    }

    @Test
    void uploadedFilesCanBeFetchedForTwoMinutes() throws Exception {
        JsonNode info = info(sandbox.asanaUrl());
        String body = "--cut\r\nContent-Disposition: form-data; name=\"parent\"\r\n\r\n" + task
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bill%20%C3%84.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nBill 7\r\n--cut--\r\n";
        Http.Reply reply = new Http(info.path("apiUrl").asText())
                .bearer(info.path("accessToken").asText())
                .with("Content-Type", "multipart/form-data; boundary=cut")
                .post("/attachments", body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("name").asText()).isEqualTo("bill \u00c4.txt");
        assertThat(reply.data().path("size").asInt()).isEqualTo(6);
        String url = reply.data().path("download_url").asText();

        assertThat(fetch(url).body()).isEqualTo("Bill 7");
        clock.advance(Duration.ofMinutes(3));
        assertThat(fetch(url).statusCode()).isEqualTo(403);
        assertThat(Work.message(work.post("/attachments", "{\"parent\":\"" + task + "\"}")))
                .isEqualTo("file: Missing input");
    }

    @Test
    void timeAndBudgetsAreCountedInMinutes() {
        assertThat(work.get("/tasks/" + task).data().path("actual_time_minutes").isNull())
                .isTrue();
        work.create("/tasks/" + task + "/time_tracking_entries", "{\"duration_minutes\":90}");
        String second = work.create("/tasks/" + task + "/time_tracking_entries", "{\"duration_minutes\":30}");
        assertThat(work.post("/tasks/" + task + "/time_tracking_entries", "{\"duration_minutes\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(work.get("/tasks/" + task).data().path("actual_time_minutes").asInt())
                .isEqualTo(120);
        String budget = work.create(
                "/budgets",
                "{\"parent\":\"" + project + "\",\"budget_type\":\"time\",\"total\":{\"enabled\":true,\"value\":600}}");
        JsonNode shown = work.get("/budgets/" + budget).data();
        assertThat(shown.path("actual").path("value").asInt()).isEqualTo(120);
        assertThat(shown.path("total").path("units").asText()).isEqualTo("minutes");
        JsonNode cost =
                work.put("/budgets/" + budget, "{\"budget_type\":\"cost\"}").data();
        assertThat(cost.path("total").path("units").asText()).isEqualTo("USD");
        assertThat(cost.path("total").has("value"))
                .as("each type has its own total")
                .isFalse();
        assertThat(work.post("/budgets", "{\"parent\":\"" + project + "\",\"budget_type\":\"time\"}")
                        .status())
                .isEqualTo(400);
        work.http().delete("/time_tracking_entries/" + second);
        assertThat(work.get("/time_tracking_entries?task=" + task).data()).hasSize(1);
    }

    private static HttpResponse<String> fetch(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonNode last(String subtype) {
        String gid = work.get("/tasks/" + task + "/stories")
                .data()
                .valueStream()
                .filter(story -> story.path("resource_subtype").asText().equals(subtype))
                .map(story -> story.path("gid").asText())
                .reduce((_, later) -> later)
                .orElseThrow();
        return work.get("/stories/" + gid).data();
    }
}
