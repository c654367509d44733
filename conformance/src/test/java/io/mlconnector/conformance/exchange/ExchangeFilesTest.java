package io.mlconnector.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeFilesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsEveryLineAndNotTheHalfOneOfAKilledProcess() throws IOException {
        write("asana-1.jsonl", "{\"method\":\"GET\",\"path\":\"/api/1.0/users/me\",\"status\":200}\n{\"method\":\"PO");

        assertThat(read()).extracting(Exchange::path).containsExactly("/api/1.0/users/me");
    }

    @Test
    void readsTheActionsInsideABatch() throws IOException {
        write("asana-1.jsonl", """
                {"method":"POST","path":"/api/1.0/batch","userAgent":"ml-connector","status":200,\
                "requestBody":"{\\"data\\":{\\"actions\\":[{\\"method\\":\\"get\\",\\"relative_path\\":\\"/tasks/1\\",\
                \\"options\\":{\\"fields\\":[\\"name\\",\\"notes\\"]}}]}}",\
                "answerBody":"{\\"data\\":[{\\"status_code\\":404,\\"body\\":{\\"errors\\":[]}}]}"}
                """);

        Exchange action = read().getLast();

        assertThat(action.method()).isEqualTo("GET");
        assertThat(action.path()).isEqualTo("/api/1.0/tasks/1");
        assertThat(action.query()).containsExactly(new Exchange.Parameter("opt_fields", "name,notes"));
        assertThat(action.status()).isEqualTo(404);
        assertThat(action.isOurs()).isTrue();
    }

    @Test
    void dropsWhatAnEarlierBuildLeft() throws IOException {
        Files.setLastModifiedTime(write("asana-1.jsonl", "{}\n"), FileTime.from(START.minusSeconds(1)));
        Files.setLastModifiedTime(write("asana-2.jsonl", "{}\n"), FileTime.from(START));

        new ExchangeFiles(folder).dropOlderThan(START);

        assertThat(folder).isDirectoryNotContaining("glob:**asana-1.jsonl");
        assertThat(folder).isDirectoryContaining("glob:**asana-2.jsonl");
    }

    @Test
    void aFolderThatNobodyMadeIsEmpty() throws IOException {
        folder = folder.resolve("none");

        assertThat(read()).isEmpty();
    }

    private Path write(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines);
    }

    private List<Exchange> read() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        new ExchangeFiles(folder).forEach(exchanges::add);
        return exchanges;
    }
}
