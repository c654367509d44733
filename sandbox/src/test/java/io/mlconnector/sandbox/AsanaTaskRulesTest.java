package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsanaTaskRulesTest extends SandboxRun {
    private final String project = work.project("Riverside");

    @Test
    void subtaskDropsItsProjectsAndThenTheFieldsFail() {
        String field = work.field("Number", "\"resource_subtype\":\"text\"");
        work.put("projects", project, field);
        String parent = work.task(project, "Bathroom");
        Http.Reply reply = work.post(
                "/tasks", "{\"parent\":\"" + parent + "\",\"projects\":[\"" + project + "\"],\"name\":\"Tiles\"}");
        String gid = reply.data().path("gid").asText();
        String change = "{\"custom_fields\":{\"" + field + "\":\"7\"}}";

        assertThat(reply.status()).as("without a word").isEqualTo(201);
        assertThat(reply.data().path("projects")).isEmpty();
        assertThat(Work.message(work.put("/tasks/" + gid, change))).contains("is not on given object");
        work.post("/tasks/" + gid + "/addProject", "{\"project\":\"" + project + "\"}");
        assertThat(work.put("/tasks/" + gid, change).status()).isEqualTo(200);
        assertThat(work.get("/tasks?project=" + project).data()).hasSize(2);
        assertThat(work.get("/tasks/" + parent + "/subtasks").data()).hasSize(1);
    }

    @Test
    void datesExcludeEachOtherAndAStartNeedsAnEnd() {
        String gid = work.task(project, "Tiles");
        assertThat(work.put("/tasks/" + gid, "{\"due_on\":\"2026-12-24\",\"due_at\":\"2026-12-24T10:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/tasks/" + gid, "{\"start_on\":\"2026-12-20\"}").status())
                .isEqualTo(400);
        assertThat(work.put("/tasks/" + gid, "{\"start_on\":\"2026-12-25\",\"due_on\":\"2026-12-24\"}")
                        .status())
                .isEqualTo(400);
        JsonNode task = work.put("/tasks/" + gid, "{\"start_on\":\"2026-12-20\",\"due_at\":\"2026-12-24T10:00:00Z\"}")
                .data();
        assertThat(task.path("due_at").asText()).isEqualTo("2026-12-24T10:00:00.000Z");
        assertThat(task.path("due_on").asText()).isEqualTo("2026-12-24");
        assertThat(work.put(
                                "/tasks/" + work.task(project, "Done"),
                                "{\"resource_subtype\":\"milestone\",\"start_on\":\"2026-12-20\","
                                        + "\"due_on\":\"2026-12-24\"}")
                        .status())
                .as("a milestone has no start")
                .isEqualTo(400);
    }

    @Test
    void approvalAndCompletedAreKeptInStep() {
        String gid = work.create(
                "/tasks", "{\"projects\":[\"" + project + "\"],\"resource_subtype\":\"approval\",\"name\":\"Pay\"}");
        assertThat(work.get("/tasks/" + gid).data().path("approval_status").asText())
                .isEqualTo("pending");
        JsonNode rejected =
                work.put("/tasks/" + gid, "{\"approval_status\":\"rejected\"}").data();
        assertThat(rejected.path("completed").asBoolean()).isTrue();
        JsonNode open = work.put("/tasks/" + gid, "{\"completed\":false}").data();
        assertThat(open.path("approval_status").asText()).isEqualTo("pending");
        assertThat(open.path("completed_at").isNull()).isTrue();
        assertThat(work.put("/tasks/" + work.task(project, "x"), "{\"approval_status\":\"approved\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void dependenciesAndDependentsAreThirtyTogether() {
        String gid = work.task(project, "Tiles");
        String first = work.task(project, "T0");
        work.post("/tasks/" + gid + "/addDependencies", "{\"dependencies\":[\"" + first + "\"]}");
        for (int i = 1; i < 30; i++) {
            String other = work.task(project, "T" + i);
            assertThat(work.post("/tasks/" + gid + "/addDependents", "{\"dependents\":[\"" + other + "\"]}")
                            .status())
                    .isEqualTo(200);
        }
        String onemore = work.task(project, "T30");

        assertThat(work.post("/tasks/" + gid + "/addDependencies", "{\"dependencies\":[\"" + onemore + "\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(work.get("/tasks/" + gid + "/dependents").data()).hasSize(29);
        assertThat(work.get("/tasks/" + gid + "?opt_fields=dependencies")
                        .data()
                        .path("dependencies")
                        .path(0)
                        .path("gid")
                        .asText())
                .isEqualTo(first);
        assertThat(work.post("/tasks/" + first + "/addDependencies", "{\"dependencies\":[\"" + gid + "\"]}")
                        .status())
                .as("a circle")
                .isEqualTo(400);
        work.post("/tasks/" + gid + "/removeDependencies", "{\"dependencies\":[\"" + first + "\"]}");
        assertThat(work.get("/tasks/" + first + "/dependents").data()).isEmpty();
    }

    @Test
    void trashKeepsATaskForThirtyDays() {
        String gid = work.task(project, "Bathroom");
        String sub = work.create("/tasks", "{\"parent\":\"" + gid + "\",\"name\":\"Tiles\"}");
        work.http().delete("/tasks/" + gid);
        assertThat(work.get("/tasks/" + sub).status()).isEqualTo(404);

        assertThat(asana.post("/sandbox/restore", "{\"gid\":\"" + gid + "\"}").status())
                .isEqualTo(200);

        assertThat(work.get("/tasks/" + gid).status()).isEqualTo(200);
        assertThat(work.get("/tasks/" + gid + "/subtasks").data()).hasSize(1);
        assertThat(work.get("/tasks?project=" + project).data()).hasSize(1);
        work.http().delete("/tasks/" + gid);
        clock.advance(Duration.ofDays(31));
        assertThat(asana.post("/sandbox/restore", "{\"gid\":\"" + gid + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void tagsAndFollowersComeAndGo() {
        String tag = work.create("/tags", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Urgent\"}");
        String gid = work.task(project, "Tiles");
        String person = info(sandbox.asanaUrl()).path("managerGid").asText();
        work.post("/tasks/" + gid + "/addTag", "{\"tag\":\"" + tag + "\"}");
        JsonNode followed = work.post("/tasks/" + gid + "/addFollowers", "{\"followers\":[\"" + person + "\"]}")
                .data();

        assertThat(work.get("/tags/" + tag + "/tasks").data()).hasSize(1);
        assertThat(followed.path("tags").path(0).path("name").asText()).isEqualTo("Urgent");
        assertThat(followed.path("followers")).hasSize(2);
        work.post("/tasks/" + gid + "/removeTag", "{\"tag\":\"" + tag + "\"}");
        assertThat(work.post("/tasks/" + gid + "/removeFollowers", "{\"followers\":[\"" + person + "\"]}")
                        .data()
                        .path("followers"))
                .hasSize(1);
        assertThat(work.get("/tasks/" + gid + "/tags").data()).isEmpty();
    }

    @Test
    void taskIsInAtMostTwentyProjects() {
        String gid = work.task(project, "Tiles");
        for (int i = 1; i < 20; i++) {
            work.post("/tasks/" + gid + "/addProject", "{\"project\":\"" + work.project("P" + i) + "\"}");
        }
        assertThat(work.post("/tasks/" + gid + "/addProject", "{\"project\":\"" + work.project("P20") + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.get("/tasks/" + gid + "/projects").data()).hasSize(20);
    }

    @Test
    void sectionsAreOrderedAndHoldTasks() {
        String section = work.create("/projects/" + project + "/sections", "{\"name\":\"Ready\"}");
        String first = work.get("/projects/" + project + "/sections")
                .data()
                .path(0)
                .path("gid")
                .asText();
        work.post(
                "/projects/" + project + "/sections/insert",
                "{\"section\":\"" + section + "\",\"before_section\":\"" + first + "\"}");
        String gid = work.task(project, "Tiles");
        assertThat(work.get("/projects/" + project + "/sections")
                        .data()
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("Ready");
        assertThat(work.get("/sections/" + section + "/tasks").data())
                .as("new tasks go into the first section")
                .hasSize(1);
        work.post("/sections/" + first + "/addTask", "{\"task\":\"" + gid + "\"}");
        assertThat(work.get("/sections/" + section + "/tasks").data()).isEmpty();
        assertThat(work.get("/tasks/" + gid + "/stories")
                        .data()
                        .valueStream()
                        .map(story -> story.path("resource_subtype").asText()))
                .contains("section_changed");
        assertThat(work.http().delete("/sections/" + first).status())
                .as("has a task")
                .isEqualTo(400);
        assertThat(work.http().delete("/sections/" + section).status()).isEqualTo(200);
    }

    @Test
    void peopleHaveAListOfTheirOwnTasks() {
        String person = info(sandbox.asanaUrl()).path("managerGid").asText();
        String list = work.get("/users/" + person + "/user_task_list?workspace=" + Work.WORKSPACE)
                .data()
                .path("gid")
                .asText();
        work.put("/tasks/" + work.task(project, "Tiles"), "{\"assignee\":\"" + person + "\"}");
        assertThat(work.get("/user_task_lists/" + list + "/tasks").data()).hasSize(1);
        assertThat(work.get("/tasks?assignee=" + person + "&workspace=" + Work.WORKSPACE)
                        .data())
                .hasSize(1);
        assertThat(Work.message(work.put("/tasks/" + work.task(project, "x"), "{\"assignee\":\"nobody@x.example\"}")))
                .startsWith("assignee: ");
    }

    @Test
    void retriedCreateMakesASecondTaskAndOnlyTheExternalGidFindsTheFirst() {
        String body = "{\"projects\":[\"" + project + "\"],\"name\":\"Bill 7\",\"external\":{\"gid\":\"Bill/7\"}}";
        String first = work.create("/tasks", body);
        String second = work.create("/tasks", body);
        assertThat(second).isNotEqualTo(first);
        assertThat(work.get("/tasks?project=" + project).data()).hasSize(2);
        assertThat(work.get("/tasks/external:Bill%2F7").data().path("gid").asText())
                .isEqualTo(first);
    }

    @Test
    void copiesAreMadeByJobs() {
        String gid = work.task(project, "Tiles");
        Http.Reply job = work.post("/tasks/" + gid + "/duplicate", "{\"name\":\"Copy\",\"include\":\"notes\"}");
        String id = job.data().path("gid").asText();
        assertThat(job.status()).isEqualTo(201);
        assertThat(job.data().path("status").asText()).isEqualTo("not_started");
        assertThat(manager.get("/jobs/" + id).status()).as("not theirs").isEqualTo(403);
        for (int i = 0; i < 4; i++) {
            work.post("/tasks/" + gid + "/duplicate", "{\"name\":\"Copy\"}");
        }
        Http.Reply sixth = work.post("/tasks/" + gid + "/duplicate", "{\"name\":\"Copy\"}");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isNotEmpty();
        clock.advance(Duration.ofSeconds(10));
        JsonNode done = work.get("/jobs/" + id).data();
        assertThat(done.path("status").asText()).isEqualTo("succeeded");
        assertThat(done.path("new_task").path("name").asText()).isEqualTo("Copy");
        Http.Reply whole =
                work.post("/projects/" + project + "/duplicate", "{\"name\":\"P2\",\"include\":\"task_notes\"}");
        String copy = whole.data().path("new_project").path("gid").asText();
        assertThat(work.get("/tasks?project=" + copy).data()).hasSize(6);
    }
}
