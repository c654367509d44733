package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// `GET /events`: sync tokens.
class AsanaEventsTest extends SandboxRun {
    private final String project = work.project("Riverside");

    @Test
    void firstRequestIs412AndBringsTheToken() {
        Http.Reply first = work.get("/events?resource=" + project);
        assertThat(first.status()).isEqualTo(412);
        assertThat(first.body().path("errors")).isNotEmpty();
        assertThat(read(first.body().path("sync").asText()).status()).isEqualTo(200);
    }

    @Test
    void moreThanAHundredEventsTakeSeveralRequests() {
        String sync = begin();
        for (int i = 0; i < 120; i++) {
            work.task(project, "T" + i);
        }
        int events = 0;
        int pages = 0;
        boolean more = true;
        while (more) {
            Http.Reply page = read(sync);
            assertThat(page.data().size()).isLessThanOrEqualTo(100);
            events += page.data().size();
            pages++;
            more = page.body().path("has_more").asBoolean();
            sync = page.body().path("sync").asText();
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(events).isGreaterThan(200);
        assertThat(read(sync).data()).isEmpty();
    }

    @Test
    void currentTokenAlwaysGivesTheSameAnswer() {
        String sync = begin();
        work.task(project, "Tiles");
        Http.Reply once = read(sync);
        work.task(project, "Slabs");
        assertThat(read(sync).body()).isEqualTo(once.body());
    }

    @Test
    void thereIsNoWayBack() {
        String old = begin();
        String newer = read(old).body().path("sync").asText();
        assertThat(read(newer).status()).isEqualTo(200);
        assertThat(read(old).status()).isEqualTo(412);
    }

    @Test
    void tokensLiveForADay() {
        String sync = begin();
        work.task(project, "Tiles");
        clock.advance(Duration.ofHours(23));
        assertThat(read(sync).data()).isNotEmpty();
        clock.advance(Duration.ofHours(2));
        Http.Reply dead = read(sync);
        assertThat(dead.status()).isEqualTo(412);
        assertThat(dead.body().path("sync").asText()).isNotEmpty().isNotEqualTo(sync);
    }

    @Test
    void tokensOfOthersAndOfOtherThingsAreDead() {
        String sync = begin();
        String other = work.project("Lakeside");
        assertThat(manager.get("/events?resource=" + project + "&sync=" + sync).status())
                .isEqualTo(412);
        assertThat(work.get("/events?resource=" + other + "&sync=" + sync).status())
                .isEqualTo(412);
        assertThat(work.get("/events?resource=" + project + "&sync=nonsense").status())
                .isEqualTo(412);
        assertThat(read(sync).status()).isEqualTo(200);
    }

    @Test
    void valuesAreCompactAndCanBeWidened() {
        String sync = begin();
        String me = info(sandbox.asanaUrl()).path("userGid").asText();
        String task = work.task(project, "Tiles");
        work.put("/tasks/" + task, "{\"assignee\":\"" + me + "\"}");

        JsonNode assigned = event(read(sync), "assignee");
        assertThat(assigned.path("resource").path("name").asText()).isEqualTo("Tiles");
        assertThat(assigned.path("user").path("name").asText()).isNotEmpty();
        assertThat(assigned.path("type").asText()).isEqualTo("task");
        assertThat(assigned.path("change").path("new_value").path("name").asText())
                .isNotEmpty();
        JsonNode wide = work.get("/events?resource=" + project + "&sync=" + sync
                        + "&opt_fields=action,resource.completed,change.new_value.email")
                .data()
                .path(0);
        assertThat(wide.path("resource").path("completed").isBoolean()).isTrue();
        assertThat(wide.has("user")).isFalse();
    }

    @Test
    void pathOfTheResourceWorksToo() {
        String task = work.task(project, "Tiles");
        String sync = work.get("/tasks/" + task + "/events").body().path("sync").asText();
        work.task(project, "Slabs");
        work.put("/tasks/" + task, "{\"name\":\"Stones\"}");
        Http.Reply page = work.get("/tasks/" + task + "/events?sync=" + sync);
        assertThat(page.data())
                .allMatch(event -> !event.path("resource").path("name").asText().equals("Slabs"));
        assertThat(work.get("/projects/" + project + "/events").status()).isEqualTo(412);
    }

    @Test
    void workspaceEventsAreForServiceAccounts() {
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/events").status())
                .isEqualTo(403);
        asana.post("/sandbox/switches", "{\"paid\":false}");
        assertThat(work.get("/workspaces/" + Work.WORKSPACE + "/events").status())
                .isEqualTo(402);
        assertThat(work.get("/events?resource=" + Work.WORKSPACE).status())
                .as("tasks and projects only")
                .isEqualTo(400);
    }

    @Test
    void openStreamsAndWebhooksShareAThousandPlaces() {
        asana.post("/sandbox/limits", "{\"requestsPerMinute\":10000}");
        assertThat(work.hook(project, target.url("/a")).status()).isEqualTo(201);
        for (int i = 0; i < 999; i++) {
            assertThat(work.get("/events?resource=" + project).status()).isEqualTo(412);
        }
        assertThat(work.get("/events?resource=" + project).status()).isEqualTo(403);
        assertThat(work.hook(project, target.url("/b")).status()).isEqualTo(403);
        clock.advance(Duration.ofHours(25));
        assertThat(work.hook(project, target.url("/b")).status()).isEqualTo(201);
    }

    private String begin() {
        return work.get("/events?resource=" + project).body().path("sync").asText();
    }

    private Http.Reply read(String sync) {
        return work.get("/events?resource=" + project + "&sync=" + sync);
    }

    private static JsonNode event(Http.Reply page, String field) {
        return page.data()
                .valueStream()
                .filter(event -> event.path("change").path("field").asText().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
