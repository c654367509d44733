package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsanaTasksTest extends SandboxRun {

    @Test
    void routesBeforeItAuthenticates() {
        assertThat(asana.get("/api/1.0/nothing").status()).isEqualTo(404);
        assertThat(asana.send("PATCH", "/api/1.0/users/me", "").status()).isEqualTo(404);
        Http.Reply anonymous = asana.get("/api/1.0/users/me");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(Work.message(anonymous)).isEqualTo("Not Authorized");
    }

    @Test
    void twoTokensAreTwoUsers() {
        JsonNode info = info(sandbox.asanaUrl());
        assertThat(work.get("/users/me").data().path("gid")).isEqualTo(info.path("userGid"));
        assertThat(manager.get("/users/me").data().path("gid")).isNotEqualTo(info.path("userGid"));
        assertThat(work.get("/workspaces").data().path(0).path("gid").asText()).isEqualTo(Work.WORKSPACE);
    }

    @Test
    void createsReadsChangesAndTrashesATask() {
        String project = work.project("Riverside");
        Http.Reply created = work.post(
                "/tasks", "{\"projects\":[\"" + project + "\"],\"name\":\"Tiles\",\"due_on\":\"2026-12-24\"}");
        String gid = created.data().path("gid").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isNotEmpty();
        assertThat(created.data().path("due_on").asText()).isEqualTo("2026-12-24");
        assertThat(created.data()
                        .path("memberships")
                        .path(0)
                        .path("section")
                        .path("name")
                        .asText())
                .isEqualTo("Untitled section");
        assertThat(work.put("/tasks/" + gid, "{\"completed\":true}")
                        .data()
                        .path("completed")
                        .asBoolean())
                .isTrue();
        assertThat(work.http().delete("/tasks/" + gid).body().toString()).isEqualTo("{\"data\":{}}");
        assertThat(work.get("/tasks/" + gid).status()).isEqualTo(404);
        assertThat(work.get("/tasks?project=" + project).data()).isEmpty();
    }

    @Test
    void optFieldsGiveWhatIsAskedForAndTheGid() {
        String project = work.project("Riverside");
        String gid = work.task(project, "Tiles");

        JsonNode some = work.get("/tasks/" + gid + "?opt_fields=name,projects.name,this.created_by,nonsense")
                .data();

        assertThat(some.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gid", "name", "projects", "created_by");
        assertThat(some.path("projects").path(0).path("name").asText()).isEqualTo("Riverside");
        assertThat(some.path("created_by").has("name")).isFalse();
        JsonNode full = work.get("/tasks/" + gid).data();
        assertThat(full.has("created_by")).as("opt-in").isFalse();
        assertThat(full.has("modified_at")).isTrue();
        JsonNode compact = work.get("/tasks?project=" + project).data().path(0);
        assertThat(compact.has("notes")).isFalse();
        assertThat(compact.path("resource_subtype").asText()).isEqualTo("default_task");
    }

    @Test
    void pagesWithOffsetsThatBelongToOneListing() {
        String project = work.project("Riverside");
        for (int i = 0; i < 5; i++) {
            work.task(project, "T" + i);
        }
        Http.Reply first = work.get("/tasks?project=" + project + "&limit=2");
        String offset = first.body().path("next_page").path("offset").asText();
        Http.Reply second = work.get("/tasks?project=" + project + "&limit=2&offset=" + offset);
        Http.Reply last = work.get("/tasks?project=" + project + "&limit=2&offset="
                + second.body().path("next_page").path("offset").asText());

        assertThat(first.data()).hasSize(2);
        assertThat(second.data().path(0).path("name").asText()).isEqualTo("T2");
        assertThat(last.data()).hasSize(1);
        assertThat(last.body().path("next_page").isNull()).isTrue();
        assertThat(work.get("/tasks?project=" + project).body().has("next_page"))
                .isFalse();
        assertThat(Work.message(work.get("/projects?limit=2&offset=" + offset))).contains("invalid");
        assertThat(work.get("/projects?limit=101").status()).isEqualTo(400);
        clock.advance(Duration.ofHours(1));
        assertThat(Work.message(work.get("/tasks?project=" + project + "&limit=2&offset=" + offset)))
                .contains("expired");
    }

    @Test
    void listsTasksModifiedSince() {
        String project = work.project("Riverside");
        work.task(project, "Old");
        clock.advance(Duration.ofMinutes(10));
        String since = clock.instant().toString();
        clock.advance(Duration.ofMinutes(10));
        work.task(project, "New");

        JsonNode found = work.get("/tasks?project=" + project + "&modified_since=" + since)
                .data();

        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("name").asText()).isEqualTo("New");
        assertThat(work.get("/tasks?workspace=" + Work.WORKSPACE).status()).isEqualTo(400);
    }

    @Test
    void externalGidFindsTheTaskAndNeedNotBeUnique() {
        String project = work.project("Riverside");
        String body = "{\"projects\":[\"" + project + "\"],\"name\":\"%s\",\"external\":{\"gid\":\"qb/Bill:7\"}}";
        String first = work.create("/tasks", body.formatted("One"));
        String second = work.create("/tasks", body.formatted("Two"));

        assertThat(second).isNotEqualTo(first);
        assertThat(work.get("/tasks/external:" + Http.encode("qb/Bill:7"))
                        .data()
                        .path("gid")
                        .asText())
                .isEqualTo(first);
        assertThat(work.get("/tasks/external:none").status()).isEqualTo(404);
        assertThat(manager.get("/tasks/" + first + "?opt_fields=external")
                        .data()
                        .has("external"))
                .as("private to who wrote it")
                .isFalse();
    }

    @Test
    void malformedRequestsAreRefused() {
        String project = work.project("Riverside");
        assertThat(Work.message(work.post("/tasks", "{\"projects\":[" + project + "],\"name\":\"x\"}")))
                .contains("Not a valid GID type: number");
        assertThat(work.http().post("/tasks", "{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(work.http().post("/tasks", "{\"data\":").status()).isEqualTo(400);
        String gid = work.task(project, "x");
        assertThat(Work.message(work.put("/tasks/" + gid, "{\"projects\":[]}"))).contains("Cannot write this property");
        assertThat(work.post(
                                "/tasks",
                                "{\"workspace\":\"" + Work.WORKSPACE + "\",\"html_notes\":\"<body>A <p>b</p></body>\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.get("/tasks/999").status()).isEqualTo(404);
    }

    @Test
    void commentsStandAmongTheStoriesThatAsanaWrites() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        Http.Reply comment = work.post("/tasks/" + gid + "/stories", "{\"text\":\"Posted as bill 7\"}");
        work.put("/tasks/" + gid, "{\"name\":\"Wall tiles\"}");

        JsonNode stories = work.get("/tasks/" + gid + "/stories").data();

        assertThat(comment.status()).isEqualTo(201);
        assertThat(stories.valueStream()
                        .map(story -> story.path("resource_subtype").asText()))
                .containsExactly("added_to_project", "comment_added", "name_changed");
        assertThat(stories.path(1).path("created_by").path("name").asText()).isEqualTo("QuickBooks connector");
        assertThat(work.post("/tasks/" + gid + "/stories", "{}").status()).isEqualTo(400);
    }

    @Test
    void parentDropsProjectsAndAddProjectBringsThemBack() {
        String project = work.project("Riverside");
        String parent = work.task(project, "Parent");
        String child = work.create(
                "/tasks", "{\"parent\":\"" + parent + "\",\"projects\":[\"" + project + "\"],\"name\":\"Child\"}");
        assertThat(work.get("/tasks/" + child).data().path("projects")).isEmpty();
        assertThat(work.get("/tasks/" + parent + "/subtasks").data()).hasSize(1);

        assertThat(work.post("/tasks/" + child + "/addProject", "{\"project\":\"" + project + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(work.get("/tasks/" + child + "/projects").data()).hasSize(1);
        work.post("/tasks/" + child + "/removeProject", "{\"project\":\"" + project + "\"}");
        assertThat(work.get("/tasks?project=" + project).data()).hasSize(1);
    }

    @Test
    void linksAreAttached() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        Http.Reply reply = work.post(
                "/attachments",
                "{\"parent\":\"" + gid
                        + "\",\"resource_subtype\":\"external\",\"name\":\"Bill 7\",\"url\":\"https://qbo.example/bill?txnId=7\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(work.get("/attachments?parent=" + gid).data()).hasSize(1);
    }

    @Test
    void batchAnswersEachActionInItsPlace() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        Http.Reply reply = work.post("/batch", """
                {"actions":[{"method":"get","relative_path":"/tasks/%s","options":{"fields":["name"]}},
                {"method":"get","relative_path":"/tasks/1"},
                {"method":"put","relative_path":"/tasks/%s","data":{"name":"Slabs"}}]}""".formatted(gid, gid));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data()
                        .valueStream()
                        .map(item -> item.path("status_code").asInt()))
                .containsExactly(200, 404, 200);
        assertThat(reply.data().path(0).path("body").path("data").toString())
                .isEqualTo("{\"gid\":\"" + gid + "\",\"name\":\"Tiles\"}");
        String many = "{\"actions\":[" + "{\"method\":\"get\",\"relative_path\":\"/users/me\"},".repeat(10)
                + "{\"method\":\"get\",\"relative_path\":\"/users/me\"}]}";
        assertThat(work.post("/batch", many).status()).isEqualTo(400);
        assertThat(work.post("/batch", "{\"actions\":[]}").status()).isEqualTo(400);
    }

    @Test
    void parallelWritersAllGetTheirTask() throws Exception {
        String project = work.project("Riverside");
        List<Callable<String>> calls = IntStream.range(0, 40)
                .mapToObj(i -> (Callable<String>) () -> work.task(project, "T" + i))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).distinct())
                    .hasSize(40);
        }
        assertThat(work.get("/tasks?project=" + project).data()).hasSize(40);
    }

    @Test
    void countsWritesOfEverybodyButNotSubscriptions() {
        long before = asana.get("/sandbox/writes").body().path("count").asLong();
        String project = manager.project("Riverside");
        work.task(project, "Tiles");
        work.hook(project, target.url("/x"));
        work.get("/tasks?project=" + project);
        JsonNode writes = asana.get("/sandbox/writes").body();
        assertThat(writes.path("count").asLong()).isEqualTo(before + 2);
        assertThat(writes.path("writes").path(1).path("path").asText()).isEqualTo("/tasks");
    }
}
