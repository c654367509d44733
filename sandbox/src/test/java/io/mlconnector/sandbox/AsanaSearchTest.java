package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Trap 21: a search does not see what was just written.
class AsanaSearchTest extends SandboxRun {
    private static final String PATH = "/workspaces/" + Work.WORKSPACE + "/tasks/search?";
    private final String project = work.project("Riverside");

    @Test
    void searchLagsBehindWrites() {
        String gid = work.task(project, "Tiles");
        assertThat(search("text=tiles")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(search("text=tiles")).hasSize(1);
        work.put("/tasks/" + gid, "{\"name\":\"Slabs\"}");
        assertThat(search("text=tiles")).as("still the old name").hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(search("text=tiles")).isEmpty();
        work.http().delete("/tasks/" + gid);
        clock.advance(Duration.ofMinutes(1));
        assertThat(search("text=slabs")).isEmpty();
    }

    @Test
    void freePlanHasNoSearch() {
        asana.post("/sandbox/switches", "{\"paid\":false}");
        assertThat(work.get(PATH + "text=x").status()).isEqualTo(402);
    }

    @Test
    void answersHaveAtMostAHundredAndNoNextPage() {
        asana.post("/sandbox/switches", "{\"searchLagMillis\":0}");
        for (int i = 0; i < 101; i++) {
            work.task(project, "T" + i);
        }
        Http.Reply all = work.get(PATH + "projects.any=" + project);
        assertThat(all.data()).hasSize(100);
        assertThat(all.body().has("next_page")).isFalse();
        assertThat(work.get(PATH + "limit=101").status()).isEqualTo(400);
    }

    @Test
    void findsByPeopleDatesAndFields() {
        asana.post("/sandbox/switches", "{\"searchLagMillis\":0}");
        String field = work.field("Amount", "\"resource_subtype\":\"number\",\"precision\":2");
        String choice = work.field("State", "\"resource_subtype\":\"multi_enum\",\"enum_options\":[{\"name\":\"A\"}]");
        work.put("projects", project, field);
        String one = work.create(
                "/tasks",
                "{\"projects\":[\"" + project + "\"],\"name\":\"One\",\"assignee\":\"me\",\"due_on\":\"2026-12-24\","
                        + "\"custom_fields\":{\"" + field + "\":10}}");
        work.create(
                "/tasks",
                "{\"projects\":[\"" + project + "\"],\"name\":\"Two\",\"completed\":true," + "\"custom_fields\":{\""
                        + field + "\":20}}");

        assertThat(search("assignee.any=me").path(0).path("gid").asText()).isEqualTo(one);
        assertThat(search("due_on.before=2026-12-25")).hasSize(1);
        assertThat(search("completed=false")).hasSize(1);
        assertThat(search("custom_fields." + field + ".greater_than=10")).hasSize(1);
        assertThat(search("custom_fields." + field + ".value=20.00")).hasSize(1);
        assertThat(search("custom_fields." + field + ".is_set=true")).hasSize(2);
        assertThat(search("sort_by=created_at&sort_ascending=true")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("One");
        assertThat(work.get(PATH + "custom_fields." + choice + ".value=1").status())
                .as("not for multi-enum")
                .isEqualTo(400);
        assertThat(work.get(PATH + "custom_fields.1.value=1").status()).isEqualTo(400);
    }

    @Test
    void projectsAreFoundTheSameWay() {
        asana.post("/sandbox/switches", "{\"searchLagMillis\":0}");
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/projects/search?text=river")
                        .data())
                .hasSize(1);
    }

    private JsonNode search(String query) {
        Http.Reply reply = work.get(PATH + query);
        assertThat(reply.status()).isEqualTo(200);
        return reply.data();
    }
}
