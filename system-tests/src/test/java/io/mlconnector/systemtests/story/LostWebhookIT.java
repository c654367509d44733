package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asana cannot deliver: first for half a day, then until it deletes the webhooks. Both times there are new ones as
/// soon
/// as it can, and what was deleted meanwhile, which no list of changed tasks shows, is found at once.
class LostWebhookIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ALL_LISTEN = "6 of 6 webhooks listen; Asana last delivered at";

    @TempDir
    Path folder = Path.of("");

    @Test
    void webhookThatAsanaDeletesAfterADayOfFailuresIsMadeAnewAndTheGapIsClosed() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        environment.put("WEBHOOKS_LOOK_INTERVAL", "2S");
        // Shall not come in time.
        environment.put("ENRICH_POLL_INTERVAL", "1H");
        environment.put("ENRICH_PORTFOLIO_INTERVAL", "1S");
        try (PublicDoor door = new PublicDoor("http://localhost:" + environment.get("INGEST_PORT"))) {
            environment.put("PUBLIC_URL", door.url());
            try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
                up.awaitLine("ml-connector is up.");
                play(environment, door);
                assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
            }
        }
    }

    private static void play(Map<String, String> environment, PublicDoor door) throws Exception {
        Company company = new Company(environment);
        Api console = new Api("http://localhost:" + environment.get("CONSOLE_PORT"), "");
        company.linkProject("Harbour stage");
        List<String> tasks = List.of(
                company.enter("deleted first", ParkedCost.soon(), Map.of()),
                company.enter("deleted then", ParkedCost.soon(), Map.of()));
        for (String task : tasks) {
            awaitTrail(console, task, "modified at");
        }
        awaitWebhook(company, "");

        door.shut();
        loseNews(company, tasks.getFirst());
        company.advanceClock(Duration.ofHours(13));
        awaitSentence(console, "a new one could not be made");
        assertThat(company.webhooks())
                .as("the old one stays until there is another")
                .hasSize(1);
        door.open();
        // A new one, or the old one, whose next delivery comes through before that.
        awaitSentence(console, ALL_LISTEN);
        awaitTrail(console, tasks.getFirst(), "gone");
        String second = awaitWebhook(company, "");

        door.shut();
        loseNews(company, tasks.getLast());
        company.advanceClock(Duration.ofHours(25));
        Awaitility.await("Asana deletes it")
                .atMost(PATIENCE)
                .until(() -> company.webhooks().isEmpty());
        door.open();
        awaitWebhook(company, second);
        awaitTrail(console, tasks.getLast(), "gone");
        awaitSentence(console, ALL_LISTEN);
        assertThat(company.asanaControl().get("/sandbox/webhooks").path("webhooks"))
                .extracting(webhook -> webhook.path("resource").path("gid").asText())
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    private static void loseNews(Company company, String task) throws Exception {
        company.deleteTask(task);
        Awaitility.await("a delivery that fails")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> company.webhooks().stream()
                        .anyMatch(
                                webhook -> webhook.path("delivery_retry_count").asInt() > 0));
    }

    /// @param before the gid that it shall not have
    /// @return the gid of the only one on the project; something has arrived by it
    private static String awaitWebhook(Company company, String before) {
        return Awaitility.await("a webhook after " + before)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(
                        company::webhooks,
                        found -> found.size() == 1
                                && !found.getFirst().path("gid").asText().equals(before)
                                && found.getFirst().path("last_success_at").isTextual())
                .getFirst()
                .path("gid")
                .asText();
    }

    private static void awaitTrail(Api console, String task, String part) {
        await(console, "/api/records/asana/Task/" + task, part);
    }

    private static void awaitSentence(Api console, String part) {
        await(console, "/api/health", part);
    }

    private static void await(Api console, String path, String part) {
        Awaitility.await(path + ": " + part)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(console.get(path).toString()).contains(part));
    }
}
