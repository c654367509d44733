package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a project manager does in Asana's pages.
class AsanaPagesTest extends SandboxRun {
    private final Reader reader = new Reader(sandbox.asanaUrl());

    @Test
    void makesATaskAndFillsInItsFieldsAsTheManager() {
        String project = work.project("Lobby");
        String vendor =
                field(project, "Vendor", "\"resource_subtype\":\"enum\",\"enum_options\":[{\"name\":\"Alder\"}]");
        String amount = field(project, "Amount", "\"resource_subtype\":\"number\",\"precision\":2");
        work.hook(project, target.url("/hook"));

        Reader.Page added = reader.fill("/0/" + project + "/list", Map.of("do", "add", "task", "Oak floor"));
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        String task = manager.get("/projects/" + project + "/tasks")
                .data()
                .path(0)
                .path("gid")
                .asText();
        String option = manager.get("/custom_fields/" + vendor)
                .data()
                .path("enum_options")
                .path(0)
                .path("gid")
                .asText();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("was.due_on", "");
        typed.put("due_on", "2026-12-24");
        typed.put("was.cf." + vendor, "");
        typed.put("cf." + vendor, option);
        typed.put("was.cf." + amount, "");
        typed.put("cf." + amount, "1,250.5");
        Reader.Page saved = reader.fill("/0/" + project + "/" + task, typed);

        assertThat(saved.status()).as(saved.text()).isEqualTo(303);
        JsonNode read = manager.get("/tasks/" + task).data();
        assertThat(read.path("due_on").asText()).isEqualTo("2026-12-24");
        assertThat(read.path("custom_fields").findValuesAsText("display_value")).contains("Alder", "1250.50");
        String who = SandboxRun.info(sandbox.asanaUrl()).path("managerGid").asText();
        await().untilAsserted(() -> assertThat(target.deliveries().toString()).contains("\"user\":{\"gid\":\"" + who));
        assertThat(target.events()).contains("added task", "changed task");
    }

    @Test
    void changesNothingThatAPersonLeftAlone() {
        String project = work.project("Lobby");
        String task = work.task(project, "Old name");
        String address = "/0/" + project + "/" + task;
        work.put("/tasks/" + task, "{\"name\":\"Set by somebody else\"}");
        reader.fill(address, Map.of("was.name", "Old name", "name", "Old name", "was.notes", "", "notes", "Mine"));
        JsonNode read = work.get("/tasks/" + task).data();
        assertThat(read.path("name").asText()).isEqualTo("Set by somebody else");
        assertThat(read.path("notes").asText()).isEqualTo("Mine");
    }

    @Test
    void commentsCompletesAndDeletes() {
        String project = work.project("Lobby");
        String task = work.task(project, "Oak floor");
        String address = "/0/" + project + "/" + task;
        reader.fill(address, Map.of("do", "comment", "comment", "Looks <good>"));
        reader.fill(address, Map.of("do", "complete"));
        assertThat(reader.get(address).text()).contains("Looks &lt;good&gt;", "Mara Lind", "Mark incomplete");
        assertThat(work.get("/tasks/" + task).data().path("completed").asBoolean())
                .isTrue();
        Reader.Page deleted = reader.fill(address, Map.of("do", "delete"));
        assertThat(deleted.location()).startsWith("/0/" + project + "/list");
        assertThat(work.get("/tasks/" + task).status()).isEqualTo(404);
    }

    @Test
    void aRefusalIsASentenceBesideTheFormThatKeepsWhatWasTyped() {
        String project = work.project("Lobby");
        String amount = field(project, "Amount", "\"resource_subtype\":\"number\",\"precision\":2");
        String task = work.task(project, "Oak floor");
        Reader.Page page = reader.fill(
                "/0/" + project + "/" + task,
                Map.of("was.cf." + amount, "", "cf." + amount, "a lot", "was.name", "Oak floor", "name", "Typed"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("&#39;a lot&#39; in Amount is no number", "value=\"Typed\"");
        Reader.Page asana = reader.fill("/0/" + project + "/" + task, Map.of("was.due_on", "", "due_on", "soon"));
        assertThat(asana.status()).isEqualTo(422);
        assertThat(asana.text()).contains("(400)").doesNotContain("Exception");
    }

    @Test
    void putsAProjectIntoAPortfolioAndOutAgain() {
        String project = work.project("Lobby");
        String portfolio = work.create(
                "/portfolios",
                "{\"workspace\":\"" + Work.WORKSPACE + "\",\"name\":\"Jobs\",\"color\":\"light-green\"}");
        reader.fill("/0/portfolio/" + portfolio, Map.of("item", project));
        assertThat(reader.get("/0/portfolio/" + portfolio).text()).contains("Lobby");
        assertThat(work.get("/portfolios/" + portfolio + "/items").data()).hasSize(1);
        reader.fill("/0/" + project + "/list", Map.of("do", "leave", "portfolio", portfolio));
        assertThat(work.get("/portfolios/" + portfolio + "/items").data()).isEmpty();
    }

    @Test
    void aFormFromElsewhereIsNotCarriedOut() {
        String project = work.project("Lobby");
        assertThat(reader.post("/0/" + project + "/list", "do=add&task=Evil", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(work.get("/projects/" + project + "/tasks").data()).isEmpty();
    }

    @Test
    void movesTheClockAndAddsFaultsFromThePages() {
        var before = clock.instant();
        assertThat(reader.fill("/desk/clock", Map.of("do", "PT1H")).status()).isEqualTo(303);
        assertThat(clock.instant()).isAfterOrEqualTo(before.plusSeconds(3600));
        assertThat(reader.fill("/desk/clock", Map.of("do", "other", "by", "tomorrow"))
                        .status())
                .isEqualTo(422);
        assertThat(reader.fill("/desk/faults", Map.of("where", "webhooks", "kind", "lose", "nth", "2"))
                        .status())
                .isEqualTo(303);
        assertThat(reader.get("/desk/faults").text()).contains("of the first 60: 2");
        assertThat(reader.fill("/desk/faults", Map.of("where", "nowhere", "kind", "lose"))
                        .text())
                .contains("where is");
        reader.fill("/desk/faults", Map.of("do", "remove", "rule", "f1"));
        assertThat(asana.get("/sandbox/faults").body().path("faults")).isEmpty();
        for (String page : new String[] {"webhooks", "requests", "meter"}) {
            assertThat(reader.get("/desk/" + page).status()).isEqualTo(200);
        }
    }

    private String field(String project, String name, String more) {
        String field = work.field(name, more);
        work.put("projects", project, field);
        return field;
    }
}
