package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Trap 21: lists without a limit are cut without a word, and long ones end in an error even with one.
class AsanaPagingTest extends SandboxRun {

    @Test
    void listWithoutLimitIsCutSilently() {
        String project = projectWith(5);
        asana.post("/sandbox/paging", "{\"unpaged\":3}");

        Http.Reply cut = work.get("/tasks?project=" + project);

        assertThat(cut.status()).isEqualTo(200);
        assertThat(cut.data()).hasSize(3);
        assertThat(cut.body().has("next_page"))
                .as("nothing says that there is more")
                .isFalse();
        asana.post("/sandbox/paging", "{\"unpagedRefused\":true}");
        assertThat(work.get("/tasks?project=" + project).status())
                .as("the other reading")
                .isEqualTo(400);
    }

    @Test
    void documentedCutIsAThousand() {
        assertThat(asana.get("/sandbox/paging").body().path("unpaged").asInt()).isEqualTo(1_000);
        assertThat(work.get("/projects?limit=0").status()).isEqualTo(400);
        assertThat(work.get("/projects?limit=101").status()).isEqualTo(400);
        assertThat(work.get("/projects?limit=100").body().path("next_page").isNull())
                .isTrue();
    }

    @Test
    void longListEndsIn400AlthoughItIsPaged() {
        String project = projectWith(5);
        asana.post("/sandbox/paging", "{\"truncateAfter\":4}");
        Http.Reply second = next(project, next(project, work.get("/tasks?limit=2&project=" + project)));
        assertThat(second.status()).isEqualTo(400);
        assertThat(Work.message(second)).contains("truncated");
    }

    @Test
    void offsetsExpire() {
        String project = projectWith(3);
        asana.post("/sandbox/paging", "{\"offsetLifeSeconds\":60}");
        Http.Reply first = work.get("/tasks?limit=1&project=" + project);
        clock.advance(Duration.ofSeconds(61));
        assertThat(Work.message(next(project, first))).isEqualTo("offset: Your pagination token has expired.");
        assertThat(Work.message(work.get("/tasks?limit=1&offset=abc&project=" + project)))
                .isEqualTo("offset: Your pagination token is invalid.");
    }

    private Http.Reply next(String project, Http.Reply page) {
        return work.get("/tasks?limit=2&project=" + project + "&offset="
                + page.body().path("next_page").path("offset").asText());
    }

    private String projectWith(int tasks) {
        String project = work.project("Riverside");
        for (int i = 0; i < tasks; i++) {
            work.task(project, "T" + i);
        }
        return project;
    }
}
