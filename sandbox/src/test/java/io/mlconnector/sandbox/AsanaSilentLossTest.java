package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlconnector.sandbox.time.SandboxClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no event ever tells: only reading everything now and then finds it.
class AsanaSilentLossTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWaitedAtARestartIsLostAndAllTokensAreDead() {
        try (Target target = new Target()) {
            String project;
            String sync;
            String first;
            try (Sandbox sandbox = start()) {
                Work work = new Work(sandbox, "accessToken");
                project = work.project("Riverside");
                sync = work.get("/events?resource=" + project)
                        .body()
                        .path("sync")
                        .asText();
                assertThat(work.hook(project, target.url("/a")).status()).isEqualTo(201);
                await().until(() -> target.heartbeats().size() == 1);
                target.answers(503);
                first = work.task(project, "Tiles");
                await().until(() -> target.deliveries().size() == 1);
            }
            target.answers(200);
            try (Sandbox sandbox = start()) {
                Work work = new Work(sandbox, "accessToken");
                String second = work.task(project, "Slabs");
                await().until(() -> target.deliveries().stream()
                        .anyMatch(each -> each.body().contains(second)));
                assertThat(target.deliveries()).hasSize(2);
                assertThat(target.deliveries().getLast().body()).doesNotContain(first);
                assertThat(work.get("/events?resource=" + project + "&sync=" + sync)
                                .status())
                        .isEqualTo(412);
                assertThat(work.get("/projects/" + project + "/tasks").data())
                        .as("reading all finds it")
                        .hasSize(2);
            }
        }
    }

    @Test
    void deletedAndRemovedTasksAreInNoListOfModifiedOnes() {
        try (Sandbox sandbox = start()) {
            Work work = new Work(sandbox, "accessToken");
            String project = work.project("Riverside");
            String deleted = work.task(project, "Tiles");
            String removed = work.task(project, "Slabs");
            String kept = work.task(project, "Stones");
            work.http().delete("/tasks/" + deleted);
            work.post("/tasks/" + removed + "/removeProject", "{\"project\":\"" + project + "\"}");

            Http.Reply changed = work.get("/tasks?project=" + project + "&modified_since=2020-01-01T00:00:00.000Z");

            assertThat(changed.data().valueStream().map(task -> task.path("gid").asText()))
                    .containsExactly(kept);
        }
    }

    private Sandbox start() {
        return Sandbox.start(
                new SandboxSettings(0, 0, folder, "", "127.0.0.1", Duration.ofMillis(10)), SandboxClock.system());
    }
}
