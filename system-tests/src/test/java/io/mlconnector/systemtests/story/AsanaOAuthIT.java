package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asana by OAuth: a person connects through the pages, the access token ends and is refreshed, the person
/// takes the permission back and gives it again. What is entered meanwhile waits, and all of it is posted,
/// each once.
class AsanaOAuthIT {
    private static final String VENDOR = "Ostwind Rental";

    @TempDir
    Path folder = Path.of("");

    @Test
    void connectsRefreshesAndReconnectsWithoutLosingAnything() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.resolve("vendors").toString());
        String console = "http://localhost:" + environment.get("CONSOLE_PORT");
        try (Mlc.Running vendors = Mlc.start(folder, environment, "up", "--only", "sandbox")) {
            vendors.awaitLine("is up.");
            environment.put("MLC_HOME", folder.resolve("ours").toString());
            environment.putAll(asReal(environment));
            try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
                up.awaitLine("ml-connector is up.");
                Company company = new Company(environment);
                live(company, console);
                assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
            }
        }
    }

    /// The vendors as an installation with real ones finds them: nothing of the sandbox is given to it.
    private static Map<String, String> asReal(Map<String, String> ports) {
        String quickbooks = "http://localhost:" + ports.get("SANDBOX_QUICKBOOKS_PORT");
        String asana = "http://localhost:" + ports.get("SANDBOX_ASANA_PORT");
        return Map.ofEntries(
                Map.entry("QUICKBOOKS_API_URL", quickbooks),
                Map.entry("QUICKBOOKS_OAUTH_URL", quickbooks + "/oauth2/v1/tokens/bearer"),
                Map.entry("QUICKBOOKS_REALM_ID", "9341450000000001"),
                Map.entry("QUICKBOOKS_CLIENT_ID", "sandbox-client"),
                Map.entry("QUICKBOOKS_CLIENT_SECRET", "sandbox-client-secret"),
                Map.entry("QUICKBOOKS_REFRESH_TOKEN", "sandbox-refresh-token"),
                Map.entry("QUICKBOOKS_WEBHOOK_VERIFIER", "sandbox-verifier"),
                Map.entry("ASANA_API_URL", asana + "/api/1.0"),
                Map.entry("ASANA_CLIENT_ID", "sandbox-asana-client"),
                Map.entry("ASANA_CLIENT_SECRET", "sandbox-asana-client-secret"),
                Map.entry("ASANA_WORKSPACE", "1200000000000001"));
    }

    private static void live(Company company, String console) throws Exception {
        Health.awaitSentence(console, "Connect needed: open " + console + "/connect/asana");
        Person person = new Person(console);
        person.connectsAsana(company.connectorUser());
        company.linkProject("Harbour stage");
        company.createVendor(VENDOR);
        List<String> tasks = new ArrayList<>();
        tasks.add(company.enterReady("first", company.cost(VENDOR, "10.00")));
        company.awaitPosting(tasks.getFirst(), "Posted");

        company.letAsanaTokenEnd();
        tasks.add(company.enterReady("after the token's end", company.cost(VENDOR, "11.00")));
        company.awaitPosting(tasks.get(1), "Posted");

        company.deauthorizeAsana();
        tasks.add(company.enterReady("meanwhile", company.cost(VENDOR, "12.00")));
        Health.awaitSentence(
                console, "Reconnect needed: Asana accepts none", console + "/connect/asana", "nothing is lost");
        person.connectsAsana(company.connectorUser());
        company.awaitPosting(tasks.get(2), "Posted");
        for (String task : tasks) {
            assertThat(company.documents("Bill", task)).as(task).hasSize(1);
        }
        assertThat(new Api(console, "")
                        .get("/api/activity?limit=1000&filter=asana/Connection")
                        .toString())
                .contains("\"step\":\"connected\"");
    }
}
