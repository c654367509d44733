package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cost that is changed after it was posted: the same bill gets the new amount, once, and what the accountant changed
/// in it is never overwritten.
class ChangedCostItemIT {
    private static final String VENDOR = "Ostwind Rental";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aChangedAmountGoesIntoTheSameBillAlsoAfterClosedBooksAndAConflictIsShown() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            company.linkProject("Harbour stage");
            company.createVendor(VENDOR);
            String task = company.enterReady(
                    "Crane",
                    Map.of("Vendor", VENDOR, "Account", company.expenseAccount(), "Amount", new BigDecimal("100")));
            company.awaitPosting(task, "Posted");
            JsonNode posted = company.documents("Bill", task).getFirst();

            company.set(task, Map.of("Amount", new BigDecimal("120")));
            company.ready(task);

            awaitComment(company, task, "updated: amount 100.00 -> 120.00.");
            company.awaitPosting(task, "Posted");
            JsonNode updated = onlyBill(company, task);
            assertThat(updated.path("Id")).isEqualTo(posted.path("Id"));
            assertThat(updated.path("TotalAmt").decimalValue()).isEqualByComparingTo("120");
            assertThat(updated.path("PrivateNote")).isEqualTo(posted.path("PrivateNote"));

            whatClosedBooksRefuseGoesInWhenTheyAreOpen(company);

            company.change("Bill", posted.path("Id").asText(), withLines(onlyBill(company, task), "150"));
            company.set(task, Map.of("Amount", new BigDecimal("130")));
            company.ready(task);

            awaitComment(company, task, "amount 150.00 there, 130.00 here");
            assertThat(onlyBill(company, task).path("TotalAmt").decimalValue()).isEqualByComparingTo("150");
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
    }

    @Test
    void aChangeWhileThePostingIsOnItsWayIsNoSecondBillAndNoDeadLetter() throws Exception {
        Map<String, String> environment = new HashMap<>(FreePorts.take());
        environment.put("MLC_HOME", folder.toString());
        try (Mlc.Running up = Mlc.start(folder, environment, "up")) {
            up.awaitLine("ml-connector is up.");
            Company company = new Company(environment);
            company.linkProject("Harbour stage");
            company.createVendor(VENDOR);
            String account = company.expenseAccount();
            Callable<Boolean> isOnItsWay = company.slowDownTheNextBill(Duration.ofSeconds(8));
            String task = company.enterReady(
                    "Crane", Map.of("Vendor", VENDOR, "Account", account, "Amount", new BigDecimal("100")));
            Awaitility.await("the bill is on its way")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .until(isOnItsWay);

            company.set(task, Map.of("Amount", new BigDecimal("130")));

            awaitComment(company, task, "which still has the earlier values");
            assertThat(onlyBill(company, task).path("TotalAmt").decimalValue()).isEqualByComparingTo("100");

            company.ready(task);
            awaitComment(company, task, "updated: amount 100.00 -> 130.00.");
            assertThat(onlyBill(company, task).path("TotalAmt").decimalValue()).isEqualByComparingTo("130");
            assertThat(Mlc.succeeds(folder, environment, Duration.ofMinutes(1), "dead-letters"))
                    .contains("No dead letters.");
            assertThat(up.stop()).as(up.text()).isIn(0, 130, 143);
        }
    }

    /// A task of its own: one that is written too often rests.
    private static void whatClosedBooksRefuseGoesInWhenTheyAreOpen(Company company) throws Exception {
        String task = company.enterReady(
                "Lamps", Map.of("Vendor", VENDOR, "Account", company.expenseAccount(), "Amount", new BigDecimal("20")));
        company.awaitPosting(task, "Posted");
        company.closeBooks(LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        company.set(task, Map.of("Amount", new BigDecimal("25")));
        company.ready(task);
        awaitComment(company, task, "carried over by itself when the books are open");
        assertThat(onlyBill(company, task).path("TotalAmt").decimalValue()).isEqualByComparingTo("20");

        company.closeBooks("");

        awaitComment(company, task, "updated: amount 20.00 -> 25.00.");
        assertThat(onlyBill(company, task).path("TotalAmt").decimalValue()).isEqualByComparingTo("25");
    }

    private static void awaitComment(Company company, String task, String words) {
        Awaitility.await(words)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(company.comments(task)).anyMatch(text -> text.contains(words)));
    }

    private static JsonNode onlyBill(Company company, String task) throws Exception {
        List<JsonNode> bills = company.documents("Bill", task);
        assertThat(bills).hasSize(1);
        return bills.getFirst();
    }

    private static ObjectNode withLines(JsonNode bill, String amount) {
        ObjectNode changes = Api.object();
        changes.set("Line", bill.path("Line").deepCopy());
        ((ObjectNode) changes.path("Line").path(0)).put("Amount", new BigDecimal(amount));
        return changes;
    }
}
