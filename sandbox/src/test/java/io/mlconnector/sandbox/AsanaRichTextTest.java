package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Trap 22: business text in `html_notes` breaks unless it is escaped.
class AsanaRichTextTest extends SandboxRun {
    private final String task = work.task(work.project("Riverside"), "Tiles");

    @Test
    void refusesUnescapedBusinessTextParagraphsAndBreaks() {
        for (String html : List.of(
                "<body>A & B</body>",
                "<body>a < b</body>",
                "<body><p>text</p></body>",
                "<body>one<br/>two</body>",
                "<body><strong>open</body>",
                "<body><em class='x'>y</em></body>",
                "<body><script>x</script></body>",
                "no body",
                "<div>x</div>")) {
            Http.Reply reply = work.put("/tasks/" + task, "{\"html_notes\":\"" + html + "\"}");
            assertThat(reply.status()).as(html).isEqualTo(400);
            assertThat(Work.message(reply)).startsWith("html_notes: XML is invalid");
        }
    }

    @Test
    void escapedTextComesBackPlain() {
        work.put("/tasks/" + task, "{\"html_notes\":\"<body>A &amp; B <strong>bold</strong>\\n<h1>Head</h1></body>\"}");
        assertThat(work.get("/tasks/" + task).data().path("notes").asText()).isEqualTo("A & B bold\nHead");
        work.put("/tasks/" + task, "{\"notes\":\"1 < 2 & 3\"}");
        assertThat(work.get("/tasks/" + task + "?opt_fields=html_notes")
                        .data()
                        .path("html_notes")
                        .asText())
                .isEqualTo("<body>1 &lt; 2 &amp; 3</body>");
        assertThat(work.put("/tasks/" + task, "{\"notes\":\"a\",\"html_notes\":\"<body>a</body>\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void mentionsComeBackLongerThanTheyWereWritten() {
        String person = info(sandbox.asanaUrl()).path("managerGid").asText();
        String html = "<body>Ask <a data-asana-gid=\\\"" + person + "\\\"/></body>";
        Http.Reply comment = work.post("/tasks/" + task + "/stories", "{\"html_text\":\"" + html + "\"}");
        JsonNode story = work.get("/stories/" + comment.data().path("gid").asText() + "?opt_fields=html_text")
                .data();
        assertThat(story.path("html_text").asText()).contains("@Mara Lind").contains("data-asana-type=\"user\"");
        assertThat(work.post("/tasks/" + task + "/stories", "{\"html_text\":\"<body><h1>x</h1></body>\"}")
                        .status())
                .as("headings only in notes")
                .isEqualTo(400);
    }
}
