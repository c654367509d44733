package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsanaEnvelopeTest extends SandboxRun {

    @Test
    void strayKeyBesideDataIsNamed() {
        Http.Reply reply = work.http().post("/tasks", "{\"name\":\"x\",\"workspace\":\"" + Work.WORKSPACE + "\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Work.message(reply)).contains("\"name\"");
        assertThat(reply.body().path("errors").path(0).path("help").asText()).contains("developers.asana.com");
        assertThat(Work.message(work.http().post("/tasks", "{\"data\":"))).contains("invalid JSON");
    }

    @Test
    void unknownRouteAndWrongMethodAre404BeforeAnybodyIsAsked() {
        for (Http.Reply reply : List.of(
                asana.get("/api/1.0/nothing"),
                asana.send("PATCH", "/api/1.0/tasks", ""),
                asana.delete("/api/1.0/users/me"))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(Work.message(reply)).isEqualTo("No matching route for request");
        }
        assertThat(asana.get("/api/1.0/tasks").status()).isEqualTo(401);
    }

    @Test
    void formsAreTakenToo() {
        String project = work.project("Riverside");
        Http form = new Http(info(sandbox.asanaUrl()).path("apiUrl").asText())
                .bearer(info(sandbox.asanaUrl()).path("accessToken").asText())
                .with("Content-Type", "application/x-www-form-urlencoded");
        Http.Reply created = form.post(
                "/tasks",
                "projects=" + project + "&name=Two+words&completed=true&followers=me&opt_fields=name,completed");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().path("name").asText()).isEqualTo("Two words");
        assertThat(created.data().path("completed").asBoolean()).isTrue();
        assertThat(created.data().has("projects")).isFalse();
        assertThat(form.post("/tasks", "name=%zz").status()).isEqualTo(400);
    }

    @Test
    void createdThingsSayWhereTheyAreAndDeletedOnesNothing() {
        Http.Reply created = work.post("/projects", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"P\"}");
        String gid = created.data().path("gid").asText();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/projects/" + gid);
        assertThat(created.data().path("created_at").asText())
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
        assertThat(work.http().delete("/projects/" + gid).body().toString()).isEqualTo("{\"data\":{}}");
    }

    @Test
    void errorsNameTheFieldAndWhatIsWrongWithIt() {
        String project = work.project("Riverside");
        assertThat(Work.message(work.post("/tasks", "{\"projects\":[" + project + "]}")))
                .isEqualTo("projects: [0]: Not a valid GID type: number");
        assertThat(Work.message(work.post("/tasks", "{\"projects\":[\"1\"]}")))
                .isEqualTo("projects: Unknown object: 1");
        assertThat(Work.message(work.get("/tasks/1"))).isEqualTo("task: Unknown object: 1");
        assertThat(Work.message(work.get("/tasks/x"))).isEqualTo("task: Not a recognized ID: x");
        assertThat(Work.message(work.post("/tasks/" + work.task(project, "x") + "/addProject", "{}")))
                .isEqualTo("project: Missing input");
        assertThat(Work.message(work.post("/tasks", "{\"projects\":[\"" + project + "\"],\"completed\":\"x\"}")))
                .startsWith("completed: ");
    }

    @Test
    void groupsAndThisWorkInOptFields() {
        String project = work.project("Riverside");
        String gid = work.task(project, "Tiles");
        JsonNode task = work.get("/tasks/" + gid
                        + "?opt_fields=this.(name%7Cnotes),memberships.(project%7Csection).name,nonsense.name")
                .data();
        assertThat(task.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gid", "name", "notes", "memberships");
        JsonNode place = task.path("memberships").path(0);
        assertThat(place.path("project").path("name").asText()).isEqualTo("Riverside");
        assertThat(place.path("section").path("name").asText()).isEqualTo("Untitled section");
        assertThat(place.path("section").has("resource_type")).isFalse();
    }

    @Test
    void prettyAnswersHaveTheSameContent() {
        Http.Reply plain = work.get("/users/me");
        Http.Reply pretty = work.get("/users/me?opt_pretty=true");
        assertThat(pretty.body()).isEqualTo(plain.body());
        assertThat(pretty.headers().firstValueAsLong("Content-Length").orElse(0))
                .as("longer by its line ends")
                .isGreaterThan(
                        plain.headers().firstValueAsLong("Content-Length").orElse(0));
    }

    @Test
    void optInFieldsComeOnlyWhenAsked() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        JsonNode full = work.get("/tasks/" + gid).data();
        List<String> optIn = List.of(
                "dependencies", "dependents", "html_notes", "num_subtasks", "created_by", "is_rendered_as_separator");
        JsonNode asked = work.get("/tasks/" + gid + "?opt_fields=" + String.join(",", optIn))
                .data();
        for (String field : optIn) {
            assertThat(full.has(field)).as(field).isFalse();
            assertThat(asked.has(field)).as(field).isTrue();
        }
    }

    @Test
    void optionsOfTheBodyChooseFieldsAndUnknownParametersAreIgnored() {
        String project = work.project("Riverside");
        Http.Reply reply = work.http()
                .post(
                        "/tasks?whatever=1",
                        "{\"data\":{\"projects\":[\"" + project
                                + "\"],\"name\":\"x\"},\"options\":{\"fields\":[\"name\"]}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.data().size()).isEqualTo(2);
    }

    @Test
    void oldWayOfSharingWithATeamIsMarkedAsChanging() {
        String team = work.get("/workspaces/" + Work.WORKSPACE + "/teams")
                .data()
                .path(0)
                .path("gid")
                .asText();
        String body = "{\"data\":{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"P\",\"team\":\"" + team + "\"}}";
        Http.Reply reply = work.http().post("/projects", body);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Asana-Change")).contains("affected=true").contains("info=");
        String name = reply.header("Asana-Change").replaceAll("name=([^;]*);.*", "$1");
        Http decided = new Http(info(sandbox.asanaUrl()).path("apiUrl").asText())
                .bearer(info(sandbox.asanaUrl()).path("accessToken").asText())
                .with("Asana-Enable", name);
        assertThat(decided.post("/projects", body).header("Asana-Change")).isEmpty();
    }

    @Test
    void batchRefusesWhatItMustNotHoldAndTakesLowerCaseMethods() {
        JsonNode answers = work.post("/batch", """
                {"actions":[{"method":"get","relative_path":"/users/me"},
                {"method":"post","relative_path":"/batch","data":{"actions":[]}},
                {"method":"post","relative_path":"/attachments","data":{}},
                {"method":"get","relative_path":"/users/me?opt_fields=name"},
                {"method":"fly","relative_path":"/users/me"}]}""").data();
        assertThat(answers.valueStream().map(each -> each.path("status_code").asInt()))
                .containsExactly(200, 400, 400, 400, 400);
        assertThat(Work.message(work.post("/batch", "{\"actions\":[]}"))).isEqualTo("actions: Missing input");
    }
}
