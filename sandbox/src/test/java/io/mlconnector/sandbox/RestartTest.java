package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.PortTakenException;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.time.SandboxClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void booksContinueWithTokensAndRequestIds() {
        String vendor;
        String token;
        JsonNode answer;
        try (Sandbox sandbox = start()) {
            Books books = new Books(sandbox);
            vendor = books.vendor("Alder");
            answer = books.post("bill?requestid=r1", books.billBody(vendor, "10.00"))
                    .body();
            token = SandboxRun.info(sandbox.quickBooksUrl()).path("accessToken").asText();
        }
        try (Sandbox sandbox = start()) {
            Books books = new Books(sandbox);
            assertThat(SandboxRun.info(sandbox.quickBooksUrl())
                            .path("accessToken")
                            .asText())
                    .isEqualTo(token);
            assertThat(books.read("Vendor", vendor).path("DisplayName").asText())
                    .isEqualTo("Alder");
            assertThat(books.post("bill?requestid=r1", "{}").body()).isEqualTo(answer);
            assertThat(books.vendor("Birch")).isNotEqualTo(vendor);
            assertThat(count(sandbox.quickBooksUrl())).isEqualTo(3);
        }
    }

    @Test
    void asanaContinuesWithGrantsAndTheSameDirectory() {
        JsonNode tokens;
        String tag;
        try (Sandbox sandbox = start()) {
            Consent consent = new Consent(sandbox.asanaUrl());
            tokens = consent.exchange(consent.code(consent.request())).body();
            tag = new Work(sandbox, "accessToken")
                    .create("/tags", "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Urgent\"}");
        }
        try (Sandbox sandbox = start()) {
            Consent consent = new Consent(sandbox.asanaUrl());
            assertThat(consent.with(tokens.path("access_token").asText())
                            .get("/tags/" + tag)
                            .status())
                    .isEqualTo(200);
            assertThat(consent.refresh(tokens.path("refresh_token").asText()).status())
                    .isEqualTo(200);
            assertThat(new Work(sandbox, "accessToken")
                            .get("/workspaces/" + Work.WORKSPACE + "/teams")
                            .data())
                    .as("the directory is not made twice")
                    .hasSize(1);
        }
    }

    @Test
    void workspaceContinuesWithWebhooks() {
        try (Target target = new Target()) {
            String project;
            String task;
            try (Sandbox sandbox = start()) {
                Work work = new Work(sandbox, "accessToken");
                project = work.project("Riverside");
                task = work.task(project, "Tiles");
                assertThat(work.hook(project, target.url("/h")).status()).isEqualTo(201);
            }
            try (Sandbox sandbox = start()) {
                Work work = new Work(sandbox, "accessToken");
                assertThat(work.get("/tasks/" + task).data().path("name").asText())
                        .isEqualTo("Tiles");
                assertThat(work.get("/tasks/" + task + "/stories").data()).hasSize(1);
                assertThat(count(sandbox.asanaUrl())).isEqualTo(2);
                work.put("/tasks/" + task, "{\"name\":\"Slabs\"}");
                await().until(() -> !target.deliveries().isEmpty());
            }
        }
    }

    @Test
    void lineTornByACrashIsDropped() throws IOException {
        String project;
        try (Sandbox sandbox = start()) {
            project = new Work(sandbox, "accessToken").project("Riverside");
            new Books(sandbox).vendor("Alder");
        }
        for (String file : new String[] {"asana/asana.jsonl", "quickbooks/quickbooks.jsonl"}) {
            Files.writeString(folder.resolve(file), "{\"put\":{\"resource/1\":{\"gi", StandardOpenOption.APPEND);
        }
        try (Sandbox sandbox = start()) {
            Work work = new Work(sandbox, "accessToken");
            assertThat(work.get("/projects/" + project).status()).isEqualTo(200);
            assertThat(new Books(sandbox).vendor("Birch")).isNotEmpty();
        }
    }

    @Test
    void refusesDataOfAnotherCompanyAndAFolderInUse() {
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.quickBooksUrl()).startsWith("http://localhost:");
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
        SandboxCredentials other = SandboxCredentials.from(Map.of("SANDBOX_REALM_ID", "42"));
        SandboxSettings settings =
                new SandboxSettings(0, 0, folder, "", "127.0.0.1", Duration.ofMillis(10), SeedData.LISTS, other);
        assertThatThrownBy(() -> Sandbox.start(settings)).hasMessageContaining("9341450000000001");
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SandboxSettings settings =
                    new SandboxSettings(0, taken.getLocalPort(), null, "", "127.0.0.1", Duration.ofMillis(10));
            assertThatThrownBy(() -> Sandbox.start(settings))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void environmentNamesWhatIsWrong() {
        assertThatThrownBy(() -> SandboxSettings.from(Map.of("SANDBOX_ASANA_PORT", "http")))
                .hasMessageContaining("SANDBOX_ASANA_PORT");
        SandboxSettings settings = SandboxSettings.from(Map.of("SANDBOX_ASANA_TOKEN", "t1", "MLC_HOME", "/data"));
        assertThat(settings.credentials().asanaToken()).isEqualTo("t1");
        assertThat(settings.credentials().refreshToken()).isEqualTo("sandbox-refresh-token");
        assertThat(settings.quickBooksPort()).isEqualTo(8091);
        assertThat(settings.toString()).doesNotContain("sandbox-client-secret");
    }

    private Sandbox start() {
        return Sandbox.start(
                new SandboxSettings(0, 0, folder, "", "127.0.0.1", Duration.ofMillis(10)), SandboxClock.system());
    }

    private static long count(String url) {
        return new Http(url).get("/sandbox/writes").body().path("count").asLong();
    }
}
