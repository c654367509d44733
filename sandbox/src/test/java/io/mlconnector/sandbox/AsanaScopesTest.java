package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Trap 20: granular scopes do not cover the API, and each consent replaces the one before.
class AsanaScopesTest extends SandboxRun {
    private final Consent consent = new Consent(sandbox.asanaUrl());

    @Test
    void granularScopesDoNotReachEventsBatchMembershipsBudgetsOrSections() {
        String project = work.project("Riverside");
        Http app = consent.allowed("projects:read tasks:read tasks:write webhooks:read");

        assertThat(app.get("/projects/" + project).status()).isEqualTo(200);
        for (String path : List.of(
                "/events?resource=" + project,
                "/memberships?parent=" + project,
                "/budgets?parent=" + project,
                "/projects/" + project + "/sections",
                "/status_updates?parent=" + project)) {
            assertThat(app.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(app.post("/batch", "{\"data\":{\"actions\":[]}}").status()).isEqualTo(403);
    }

    @Test
    void writingDoesNotIncludeReading() {
        String project = work.project("Riverside");
        Http app = consent.allowed("tasks:write");
        Http.Reply created = app.post("/tasks", "{\"data\":{\"name\":\"x\",\"projects\":[\"" + project + "\"]}}");
        String gid = created.data().path("gid").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(app.get("/tasks/" + gid).status()).isEqualTo(403);
        assertThat(app.delete("/tasks/" + gid).status()).isEqualTo(403);
    }

    @Test
    void nestedFieldsBeyondTheNameNeedTheirOwnScope() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        Http app = consent.allowed("tasks:read");

        assertThat(app.get("/tasks/" + gid + "?opt_fields=assignee.name,projects.name")
                        .status())
                .isEqualTo(200);
        Http.Reply refused = app.get("/tasks/" + gid + "?opt_fields=assignee.email");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Work.message(refused)).contains("users:read");
        assertThat(app.get("/tasks/" + gid + "?opt_fields=projects.notes").status())
                .isEqualTo(403);
        assertThat(consent.allowed("tasks:read users:read")
                        .get("/tasks/" + gid + "?opt_fields=assignee.email")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void consentReplacesTheScopesOfTheOneBefore() {
        String gid = work.task(work.project("Riverside"), "Tiles");
        asana.post("/sandbox/oauth-app", "{\"scopes\":\"tasks:read projects:read\"}");
        Map<String, String> both = consent.request();
        both.put("scope", "tasks:read projects:read");
        Http first = consent.with(
                consent.exchange(consent.code(both)).body().path("access_token").asText());
        assertThat(first.get("/tasks/" + gid).status()).isEqualTo(200);
        Map<String, String> one = consent.request();
        one.put("scope", "projects:read");

        consent.exchange(consent.code(one));

        assertThat(first.get("/tasks/" + gid).status()).as("nothing is added").isEqualTo(403);
        assertThat(first.get("/projects").status()).isEqualTo(200);
    }

    @Test
    void scopeThatIsNotRegisteredIsForbidden() {
        asana.post("/sandbox/oauth-app", "{\"scopes\":\"tasks:read\"}");
        Map<String, String> more = consent.request();
        more.put("scope", "tasks:read tasks:write");
        assertThat(Consent.parameter(consent.ask(more), "error")).isEqualTo("forbidden_scopes");
        assertThat(Consent.parameter(consent.ask(consent.request()), "error"))
                .as("a scoped app must say what it wants")
                .isEqualTo("forbidden_scopes");
        asana.post("/sandbox/oauth-app", "{\"scopes\":\"default\"}");
        assertThat(Consent.parameter(consent.ask(more), "error")).isEqualTo("forbidden_scopes");
        assertThat(consent.ask(consent.request()).status()).isEqualTo(200);
        assertThat(asana.post("/sandbox/oauth-app", "{\"scopes\":\"default tasks:read\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void externalDataBelongsToTheAppAndNotToTheUser() {
        String project = work.project("Riverside");
        Http app = consent.allowed("default");
        String gid = app.post(
                        "/tasks",
                        "{\"data\":{\"name\":\"x\",\"projects\":[\"" + project
                                + "\"],\"external\":{\"gid\":\"qb-7\",\"data\":\"d\"}}}")
                .data()
                .path("gid")
                .asText();

        assertThat(app.get("/tasks/external:qb-7").data().path("gid").asText()).isEqualTo(gid);
        assertThat(work.get("/tasks/external:qb-7").status())
                .as("the same user with a personal token")
                .isEqualTo(404);
        assertThat(work.get("/tasks/" + gid).data().has("external")).isFalse();
    }
}
