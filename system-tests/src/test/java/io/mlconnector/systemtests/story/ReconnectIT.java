package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody disconnects the app in QuickBooks. What is entered meanwhile waits, a person connects again through the
/// pages, and all of it is posted, each once.
class ReconnectIT {
    private static final String VENDOR = "Ostwind Rental";
    private static final int WAITING = 3;

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWaitsWhileTheConnectionIsBrokenIsPostedOnceAfterTheReconnect() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        String console = "http://localhost:" + environment.get("CONSOLE_PORT");
        List<String> tasks = new ArrayList<>();
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            company.linkProject("Harbour stage");
            company.createVendor(VENDOR);
            tasks.add(company.enterReady("before", company.cost(VENDOR, "10.00")));
            company.awaitPosting(tasks.getFirst(), "Posted");
            company.disconnect();
            for (int i = 1; i <= WAITING; i++) {
                tasks.add(company.enterReady("meanwhile " + i, company.cost(VENDOR, "2" + i + ".50")));
            }
            Health.awaitSentence(console, "Reconnect needed", console + "/connect/quickbooks");
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
        // The services also start while they are disconnected.
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            Health.awaitSentence(console, "onnect needed", console + "/connect/quickbooks");
            for (String task : tasks.subList(1, tasks.size())) {
                assertThat(company.documents("Bill", task)).isEmpty();
            }

            String code = new Person(console).connects(company.realm());
            Health.awaitSentence(console, "Connected to the company", "more days");

            for (String task : tasks) {
                company.awaitPosting(task, "Posted");
                assertThat(company.documents("Bill", task)).hasSize(1);
            }
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
            assertThat(logs() + up.text()).doesNotContain(code, "sandbox-client-secret");
        }
    }

    private String logs() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
