package io.mlconnector.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeRecorderTest {
    private static final Call CALL = new Call(
            "POST",
            "/api/1.0/tasks",
            Map.of(),
            Map.of("content-type", "application/json", "user-agent", "me", "authorization", "Bearer secret"),
            "{\"data\":{}}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private List<JsonNode> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).startsWith("asana-").endsWith(".jsonl");
            return Files.readAllLines(file).stream()
                    .map(line -> Json.read(line).orElseThrow())
                    .toList();
        }
    }

    @Test
    void writesAnExchangeALineWithoutTheToken() throws IOException {
        try (ExchangeObserver recorder =
                ExchangeRecorder.from(Map.of(ExchangeRecorder.VARIABLE, folder.toString()), "asana")) {
            recorder.exchanged(CALL, Answer.text(429, "slow\ndown").with("Retry-After", "3"), true);
            recorder.exchanged(CALL, Answer.json(200, Json.object()), false);
        }

        assertThat(lines()).hasSize(2);
        JsonNode line = lines().getFirst();
        assertThat(line.path("method").asText()).isEqualTo("POST");
        assertThat(line.path("path").asText()).isEqualTo("/api/1.0/tasks");
        assertThat(line.path("requestBody").asText()).isEqualTo("{\"data\":{}}");
        assertThat(line.path("authorization").asBoolean()).isTrue();
        assertThat(line.path("userAgent").asText()).isEqualTo("me");
        assertThat(line.path("status").asInt()).isEqualTo(429);
        assertThat(line.path("retryAfter").asText()).isEqualTo("3");
        assertThat(line.path("answerBody").asText()).isEqualTo("slow\ndown");
        assertThat(line.path("fault").asBoolean()).isTrue();
        assertThat(line.toString()).doesNotContain("secret");
    }

    @Test
    void doesNotRecordWhatGotNoAnswer() {
        try (ExchangeObserver recorder =
                ExchangeRecorder.from(Map.of(ExchangeRecorder.VARIABLE, folder.toString()), "asana")) {
            recorder.exchanged(CALL, Answer.none(), true);
        }

        assertThat(folder).isEmptyDirectory();
    }
}
