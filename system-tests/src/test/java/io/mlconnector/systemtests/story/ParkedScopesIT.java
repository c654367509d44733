package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is closed, inactive, gone or lapsed parks only what needs it, whenever it strikes: before the operation is
/// begun, unheard until the call, or while QuickBooks is out. When it is put right all goes on by itself, with nothing
/// lost and nothing twice. One system for all of it.
class ParkedScopesIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BILLS = "POST /v3/company/*/bill";

    @TempDir
    Path folder = Path.of("");

    @Test
    void eachCauseParksOnlyItsOwnScopeAndAllGoesOnWhenItIsGone() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            Company other = new Company(environment);
            company.linkProject("Harbour stage");
            other.linkProject("North stage");
            String steady = company.createVendor(ParkedCost.STEADY).path("Id").asText();
            booksAndVendors(company, steady);
            theSubscription(company);
            theField(company, other);
            theProject(company, other);
            theConsent(company, "http://localhost:" + environment.get("CONSOLE_PORT"));
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
    }

    private static void booksAndVendors(Company company, String steady) throws Exception {
        List<ParkedCost> all = new ArrayList<>();
        for (ParkedCost.Timing timing : ParkedCost.Timing.values()) {
            List<ParkedCost> rows = List.of(
                    ParkedCost.closedBooks(company, timing),
                    ParkedCost.inactiveVendor(company, timing),
                    ParkedCost.deletedVendor(company, timing, steady));
            all.addAll(rows);
            switch (timing) {
                case UNHEARD_UNTIL_CALL -> {
                    company.fault(Company.rule("unheard", "webhooks", "lose"));
                    strike(rows);
                    ready(company, rows);
                    refused(company, rows);
                }
                case DURING_OUTAGE -> {
                    company.fault(Company.rule("outage", BILLS, "error-before"));
                    ready(company, rows);
                    company.awaitHits("outage", 1);
                    strike(rows);
                }
                case BEFORE_INTENT -> {
                    strike(rows);
                    ready(company, rows);
                }
            }
            company.noFaults();
        }
        posted(company, "steady", readyNow(company, "steady"));
        refused(company, all);
        for (ParkedCost row : all) {
            row.repair().go();
        }
        for (ParkedCost row : all) {
            posted(company, row.name(), row.task());
        }
    }

    /// Reads go on while writes do not: what is wrong with a cost is still told.
    private static void theSubscription(Company company) throws Exception {
        String outage =
                company.enter("lapsed in an outage", ParkedCost.soon(), ParkedCost.of(company, ParkedCost.STEADY));
        String before = company.enter("lapsed before", ParkedCost.soon(), ParkedCost.of(company, ParkedCost.STEADY));
        String incomplete = company.enter("incomplete", ParkedCost.soon(), Map.of("Amount", ParkedCost.AMOUNT));
        company.fault(Company.rule("outage", BILLS, "error-before"));
        company.ready(outage);
        company.awaitHits("outage", 1);
        company.status("lapsed");
        company.noFaults();
        company.ready(before);
        company.ready(incomplete);
        refused(company, "lapsed in an outage", outage, "subscription");
        refused(company, "lapsed before", before, "subscription");
        refused(company, "incomplete", incomplete, "vendor");
        company.status("active");
        posted(company, "lapsed in an outage", outage);
        posted(company, "lapsed before", before);
    }

    /// A field is taken from one project and an option of it disabled while costs are on their way: they are posted,
    /// and shown when it is back. Other projects and other options are not held.
    private static void theField(Company company, Company other) throws Exception {
        String task = inAnOutage(company, other, "no field");
        String field = other.removeField("QuickBooks number");
        company.noFaults();
        posted(company, "with field", readyNow(company, "with field"));
        awaitBill(company, task);
        assertThat(other.posting(task)).isEqualTo("Ready");
        other.addField(field);
        posted(other, "no field", task);

        String hidden = inAnOutage(company, company, "no option");
        company.enableOption("Posting", "Posted", false);
        company.noFaults();
        String incomplete = company.enterReady("incomplete too", Map.of("Amount", ParkedCost.AMOUNT));
        refused(company, "incomplete too", incomplete, "vendor");
        awaitBill(company, hidden);
        assertThat(company.posting(hidden)).isEqualTo("Ready");
        company.enableOption("Posting", "Posted", true);
        posted(company, "no option", hidden);
    }

    /// What was approved before its project was deleted is posted; what was not stays until it is in a linked project.
    private static void theProject(Company company, Company other) throws Exception {
        String before = other.enter("before", ParkedCost.soon(), ParkedCost.of(other, ParkedCost.STEADY));
        String task = inAnOutage(company, other, "no project");
        other.deleteProject();
        company.noFaults();
        awaitBill(company, task);
        posted(company, "with project", readyNow(company, "with project"));
        company.adopt(task);
        company.adopt(before);
        company.ready(before);
        posted(company, "no project", task);
        posted(company, "before", before);
    }

    /// The connection as a whole waits for a person.
    private static void theConsent(Company company, String console) throws Exception {
        String outage = inAnOutage(company, company, "revoked in an outage");
        company.disconnect();
        company.noFaults();
        String before = readyNow(company, "revoked before");
        assertThat(company.documents("Bill", outage)).isEmpty();
        new Person(console).connects(company.realm());
        posted(company, "revoked in an outage", outage);
        posted(company, "revoked before", before);
    }

    /// @return a cost whose posting was tried, in vain
    private static String inAnOutage(Company company, Company entering, String name) throws Exception {
        String task = entering.enter(name, ParkedCost.soon(), ParkedCost.of(entering, ParkedCost.STEADY));
        company.fault(Company.rule("outage", BILLS, "error-before"));
        entering.ready(task);
        company.awaitHits("outage", 1);
        return task;
    }

    private static String readyNow(Company company, String name) throws Exception {
        String task = company.enter(name, ParkedCost.soon(), ParkedCost.of(company, ParkedCost.STEADY));
        company.ready(task);
        return task;
    }

    private static void strike(List<ParkedCost> rows) throws Exception {
        for (ParkedCost row : rows) {
            row.strike().go();
        }
    }

    private static void ready(Company company, List<ParkedCost> rows) throws Exception {
        for (ParkedCost row : rows) {
            company.ready(row.task());
        }
    }

    private static void refused(Company company, List<ParkedCost> rows) throws Exception {
        for (ParkedCost row : rows) {
            refused(company, row.name(), row.task(), row.reason());
        }
    }

    private static void awaitBill(Company company, String task) {
        Awaitility.await("bill of " + task)
                .atMost(LONG)
                .untilAsserted(() -> assertThat(company.documents("Bill", task)).hasSize(1));
    }

    private static void refused(Company company, String name, String task, String reason) throws Exception {
        Awaitility.await(name).atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(company.posting(task)).isEqualTo("Needs attention");
            assertThat(company.comments(task)).anyMatch(text -> text.contains(reason));
        });
        assertThat(company.documents("Bill", task)).as(name).isEmpty();
    }

    private static void posted(Company company, String name, String task) throws Exception {
        Awaitility.await(name)
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(company.posting(task)).isEqualTo("Posted"));
        assertThat(company.documents("Bill", task)).as(name).hasSize(1);
        assertThat(company.comments(task).stream().filter(text -> text.startsWith("Posted")))
                .as(name)
                .hasSize(1);
    }
}
