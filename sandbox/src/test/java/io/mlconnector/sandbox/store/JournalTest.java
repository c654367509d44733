package io.mlconnector.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final Packer packer = new Packer();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyKindOfValueSurvivesARestart() {
        List<String> values = List.of("\"é\\\"\\n\"", "12", "80.00", "true", "null", "[1,{\"a\":[]}]", "{\"b\":\"ö\"}");
        try (Journal journal = open()) {
            for (int i = 0; i < values.size(); i++) {
                journal.put("k\"ö" + i, json(values.get(i)));
            }
        }
        try (Journal once = open()) {
            once.put("later", json("1"));
        }
        try (Journal journal = open()) {
            for (int i = 0; i < values.size(); i++) {
                assertThat(journal.get("k\"ö" + i).map(Json::write)).contains(values.get(i));
            }
            assertThat(journal.get("later")).contains(json("1"));
        }
    }

    @Test
    void whatIsRecordedComesBackOnceAfterARestart() {
        try (Journal journal = open()) {
            journal.change()
                    .record("row/2", packed("{\"n\":2}"))
                    .record("row/1", packed("{\"n\":1}"))
                    .put("other", json("0"))
                    .commit();
            journal.change().record("row/2", packed("{\"n\":3}")).commit();
            assertThat(journal.get("row/2")).isEmpty();
        }
        try (Journal journal = open()) {
            assertThat(take(journal)).containsExactly("row/2={\"n\":3}", "row/1={\"n\":1}");
            assertThat(take(journal)).isEmpty();
            assertThat(journal.get("other")).contains(json("0"));
        }
        try (Journal journal = open()) {
            assertThat(take(journal)).hasSize(2);
        }
    }

    @Test
    void anOldValueNeverHidesANewOne() {
        try (Journal journal = open()) {
            journal.put("k", json("1"));
        }
        try (Journal journal = open()) {
            journal.put("k", json("2"));
            assertThat(journal.get("k")).contains(json("2"));
            assertThat(journal.withPrefix("k").values()).containsExactly(json("2"));
            journal.delete("k");
            assertThat(journal.get("k")).isEmpty();
        }
        try (Journal journal = open()) {
            assertThat(journal.withPrefix("")).isEmpty();
        }
    }

    @Test
    void numbersGoOnAfterARestart() {
        try (Journal journal = open()) {
            assertThat(journal.next("id", 7)).isEqualTo(7);
            assertThat(journal.next("id", 7)).isEqualTo(8);
        }
        try (Journal journal = open()) {
            assertThat(journal.next("id", 7)).isEqualTo(9);
        }
    }

    @Test
    void aTornLastLineDidNotHappenAndABrokenOneBeforeItIsNamed() throws IOException {
        try (Journal journal = open()) {
            journal.put("k", json("1"));
        }
        append("{\"put\":{\"k\":\"ö");
        try (Journal journal = open()) {
            assertThat(journal.get("k")).contains(json("1"));
        }
        append("{\"put\":5}\n{}\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Line 3 of")
                .hasMessageContaining("not a JSON object");
    }

    private static List<String> take(Journal journal) {
        List<String> taken = new ArrayList<>();
        journal.take("row/", (key, value) -> taken.add(key + "=" + value));
        return taken;
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("j"), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private Journal open() {
        return Journal.open(folder.resolve("j"));
    }

    private Packed packed(String text) {
        return packer.pack(Json.readObject(text).orElseThrow());
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }
}
