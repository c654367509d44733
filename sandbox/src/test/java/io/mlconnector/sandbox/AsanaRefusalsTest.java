package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Trap 19: 402, 403 and 404 are neither transient nor the end; each says something else.
class AsanaRefusalsTest extends SandboxRun {

    @Test
    void planWithoutTheFeatureIs402AndTheRestGoesOnWorking() {
        String project = work.project("Riverside");
        String task = work.task(project, "Tiles");
        asana.post("/sandbox/switches", "{\"paid\":false}");
        for (String path : List.of(
                "/workspaces/" + Work.WORKSPACE + "/custom_fields",
                "/workspaces/" + Work.WORKSPACE + "/tasks/search?text=x",
                "/workspaces/" + Work.WORKSPACE + "/projects/search?text=x",
                "/portfolios?owner=me&workspace=" + Work.WORKSPACE,
                "/tasks/" + task + "/dependencies",
                "/budgets?parent=" + project)) {
            Http.Reply reply = work.get(path);
            assertThat(reply.status()).as(path).isEqualTo(402);
            assertThat(Work.message(reply)).contains("free users or guests");
        }
        assertThat(work.post("/projects/" + project + "/addCustomFieldSetting", "{\"custom_field\":\"1\"}")
                        .status())
                .isEqualTo(402);
        assertThat(work.put("/tasks/" + task, "{\"name\":\"Slabs\"}").status()).isEqualTo(200);
    }

    @Test
    void lockedFieldAndForeignCommentAre403() {
        String field = work.field("Posting", "\"resource_subtype\":\"text\"");
        asana.post("/sandbox/lock-field", "{\"custom_field\":\"" + field + "\"}");
        assertThat(work.put("/custom_fields/" + field, "{\"name\":\"x\"}").status())
                .isEqualTo(403);
        String story =
                manager.create("/tasks/" + work.task(work.project("P"), "T") + "/stories", "{\"text\":\"mine\"}");
        assertThat(work.http().delete("/stories/" + story).status()).isEqualTo(403);
    }

    @Test
    void deletedTrashedAndNeverRoutedAreAll404() {
        String task = work.task(work.project("Riverside"), "Tiles");
        work.http().delete("/tasks/" + task);
        assertThat(work.get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(work.get("/tasks/1").status()).isEqualTo(404);
        assertThat(work.get("/taks/" + task).status()).isEqualTo(404);
        assertThat(Work.message(work.post("/tasks", "{\"parent\":\"" + task + "\"}")))
                .as("in a body it is a 400")
                .startsWith("parent: Unknown object");
    }
}
