package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class AsanaPeopleTest extends SandboxRun {
    private final String person = info(sandbox.asanaUrl()).path("managerGid").asText();

    @Test
    void usersAreFoundByGidMailAndMe() {
        assertThat(work.get("/users/mara.lind@example.com").data().path("gid").asText())
                .isEqualTo(person);
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/users/" + person)
                        .data()
                        .path("name")
                        .asText())
                .isEqualTo("Mara Lind");
        assertThat(work.get("/users?workspace=" + Work.WORKSPACE).data()).hasSize(2);
        JsonNode membership = work.get("/users/me/workspace_memberships").data().path(0);
        assertThat(work.get("/workspace_memberships/" + membership.path("gid").asText())
                        .data()
                        .path("is_active")
                        .asBoolean())
                .isTrue();
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/typeahead?resource_type=user&query=mara")
                        .data())
                .hasSize(1);
    }

    @Test
    void teamsHaveMembersAndProjects() {
        String team = work.create("/teams", "{\"organization\":\"" + Work.WORKSPACE + "\",\"name\":\"Site crew\"}");
        Http.Reply joined = work.post("/teams/" + team + "/addUser", "{\"user\":\"" + person + "\"}");
        assertThat(joined.data().path("user").path("name").asText()).isEqualTo("Mara Lind");
        assertThat(work.get("/teams/" + team + "/users").data()).hasSize(2);
        work.post("/teams/" + team + "/projects", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"P\"}");
        assertThat(work.get("/teams/" + team + "/projects").data()).hasSize(1);
        work.post("/teams/" + team + "/removeUser", "{\"user\":\"" + person + "\"}");
        assertThat(work.get("/teams/" + team + "/team_memberships").data()).hasSize(1);
    }

    @Test
    void organizationWantsATeamForEachProject() {
        asana.post("/sandbox/switches", "{\"organization\":true}");
        Http.Reply reply = work.post("/projects", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"P\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(Work.message(reply)).isEqualTo("team: Missing input");
        assertThat(work.get("/workspaces/" + Work.WORKSPACE)
                        .data()
                        .path("is_organization")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void projectIsSharedByMemberships() {
        String project = work.project("Riverside");
        assertThat(work.get("/projects/" + project).data().path("members"))
                .as("who made it")
                .hasSize(1);
        Http.Reply created = work.post(
                "/memberships",
                "{\"parent\":\"" + project + "\",\"member\":\"" + person + "\",\"access_level\":\"commenter\"}");
        String gid = created.data().path("gid").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(work.get("/memberships?parent=" + project).data()).hasSize(2);
        assertThat(work.get("/memberships?parent=" + project + "&member=" + person)
                        .data())
                .hasSize(1);
        assertThat(work.put("/memberships/" + gid, "{\"access_level\":\"editor\"}")
                        .data()
                        .path("access_level")
                        .asText())
                .isEqualTo("editor");
        assertThat(work.put("/memberships/" + gid, "{\"access_level\":\"king\"}")
                        .status())
                .isEqualTo(400);
        work.http().delete("/memberships/" + gid);
        assertThat(work.get("/projects/" + project).data().path("members")).hasSize(1);
        assertThat(work.post("/projects/" + project + "/addMembers", "{\"members\":\"" + person + "\"}")
                        .data()
                        .path("members"))
                .hasSize(2);
    }

    @Test
    void latestStatusUpdateIsTheProjectsStatus() {
        String project = work.project("Riverside");
        assertThat(work.get("/projects/" + project)
                        .data()
                        .path("current_status_update")
                        .isNull())
                .isTrue();
        work.create("/status_updates", status(project, "on_track"));
        String late = work.create("/status_updates", status(project, "at_risk"));
        assertThat(work.get("/status_updates?parent=" + project).data()).hasSize(2);
        assertThat(work.get("/projects/" + project + "?opt_fields=current_status_update.status_type")
                        .data()
                        .path("current_status_update")
                        .path("status_type")
                        .asText())
                .isEqualTo("at_risk");
        assertThat(work.put("/status_updates/" + late, "{}").status())
                .as("immutable")
                .isEqualTo(404);
        assertThat(work.http().delete("/status_updates/" + late).status()).isEqualTo(200);
        assertThat(work.post("/status_updates", status(project, "splendid")).status())
                .isEqualTo(400);
    }

    @Test
    void projectStartsBeforeItEnds() {
        String project = work.project("Riverside");
        assertThat(work.put("/projects/" + project, "{\"start_on\":\"2026-12-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/projects/" + project, "{\"start_on\":\"2026-12-01\",\"due_on\":\"2026-12-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(work.put("/projects/" + project, "{\"start_on\":\"2026-12-01\",\"due_on\":\"2026-12-02\"}")
                        .status())
                .isEqualTo(200);
        assertThat(work.put("/projects/" + project, "{\"color\":\"mauve\"}").status())
                .isEqualTo(400);
    }

    private static String status(String project, String type) {
        return "{\"parent\":\"" + project + "\",\"text\":\"Week 7\",\"title\":\"Status\",\"status_type\":\"" + type
                + "\"}";
    }
}
