package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be posted is not posted, says why on its task in one comment, and is posted once it is corrected.
class BadCostItemsIT {
    private static final String VENDOR = "Ostwind Rental";
    private static final BigDecimal AMOUNT = new BigDecimal("99.50");

    @TempDir
    Path folder = Path.of("");

    /// @param word that the reason contains
    /// @param correction what makes it right
    private record Bad(String name, String word, Map<String, Object> values, Map<String, Object> correction) {}

    @Test
    void aBadCostItemIsRefusedWithAReasonAndPostedOnceCorrected() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            company.linkProject("Harbour stage");
            company.createVendor(VENDOR);
            String account = company.expenseAccount();
            refusedAndCorrected(company, account);
            theClosedPeriod(company, account);
            theInactiveClass(company, account);
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
    }

    private static void refusedAndCorrected(Company company, String account) throws Exception {
        Map<String, Object> good = Map.of("Vendor", VENDOR, "Account", account, "Amount", AMOUNT);
        company.addOptionByHand("Account", "Petty things");
        List<Bad> cases = List.of(
                new Bad("no vendor", "endor", without(good, "Vendor"), Map.of("Vendor", VENDOR)),
                new Bad("no account", "ccount", without(good, "Account"), Map.of("Account", account)),
                new Bad(
                        "a choice by hand",
                        "ccount",
                        with(good, "Account", "Petty things"),
                        Map.of("Account", account)),
                new Bad("no amount", "mount", without(good, "Amount"), Map.of("Amount", AMOUNT)),
                new Bad("zero", "mount", with(good, "Amount", BigDecimal.ZERO), Map.of("Amount", AMOUNT)),
                new Bad("negative", "mount", with(good, "Amount", new BigDecimal("-5")), Map.of("Amount", AMOUNT)));
        Map<Bad, String> tasks = new LinkedHashMap<>();
        for (Bad each : cases) {
            tasks.put(each, company.enterReady(each.name(), each.values()));
        }
        for (Map.Entry<Bad, String> each : tasks.entrySet()) {
            refused(
                    company,
                    each.getKey().name(),
                    each.getValue(),
                    each.getKey().word());
        }
        for (Map.Entry<Bad, String> each : tasks.entrySet()) {
            company.set(each.getValue(), each.getKey().correction());
            company.ready(each.getValue());
        }
        for (String task : tasks.values()) {
            posted(company, task);
        }
    }

    private static void theClosedPeriod(Company company, String account) throws Exception {
        company.closeBooks(LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        String task = company.enterReady("closed", Map.of("Vendor", VENDOR, "Account", account, "Amount", AMOUNT));
        refused(company, "closed", task, "closed");
        company.closeBooks("");
        // Nobody sets it to Ready again.
        posted(company, task);
    }

    private static void theInactiveClass(Company company, String account) throws Exception {
        company.change("Class", company.classId, Api.object().put("Active", false));
        String task = company.enterReady("inactive", Map.of("Vendor", VENDOR, "Account", account, "Amount", AMOUNT));
        refused(company, "inactive", task, "lass");
        company.change(
                "Class", company.classId, Api.object().put("Active", true).put("Name", "Class of Harbour stage"));
        // The connector has to hear of it before the manager tries again.
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            if (!company.posting(task).equals("Posted")) {
                company.ready(task);
                company.awaitOneOf(task, "Posted", "Needs attention");
            }
            assertThat(company.posting(task)).isEqualTo("Posted");
        });
        assertThat(company.documents("Bill", task)).hasSize(1);
    }

    private static void refused(Company company, String name, String task, String word) throws Exception {
        company.awaitPosting(task, "Needs attention");
        List<String> comments = company.comments(task);
        assertThat(comments).as(name).hasSize(1);
        assertThat(comments.getFirst()).as(name).contains(word);
        assertThat(company.documents("Bill", task)).as(name).isEmpty();
    }

    private static void posted(Company company, String task) throws Exception {
        company.awaitPosting(task, "Posted");
        assertThat(company.documents("Bill", task)).hasSize(1);
        assertThat(company.documents("Bill", task).getFirst().path("TotalAmt").decimalValue())
                .isEqualByComparingTo(AMOUNT);
        assertThat(company.comments(task)).hasSize(2);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> values, String name) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.remove(name);
        return changed;
    }
}
