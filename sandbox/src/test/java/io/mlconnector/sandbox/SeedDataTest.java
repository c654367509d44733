package io.mlconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.time.SandboxClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedDataTest {
    @Test
    void smallCompanyHasBillsOpenPaidAndPartPaid() {
        try (Sandbox sandbox = start(SeedData.SMALL, null)) {
            Books books = new Books(sandbox);
            Set<String> states = new HashSet<>();
            for (JsonNode bill : rows(books, "Bill")) {
                int paid = bill.path("TotalAmt")
                        .decimalValue()
                        .compareTo(bill.path("Balance").decimalValue());
                boolean open = bill.path("Balance").decimalValue().signum() > 0;
                states.add(paid == 0 ? "open" : open ? "part-paid" : "paid");
                assertThat(date(bill)).isBefore(PacificTime.today(Instant.now()));
            }
            assertThat(states).containsExactlyInAnyOrder("open", "paid", "part-paid");
            assertThat(rows(books, "JournalEntry")).hasSize(1);
            assertThat(rows(books, "Payment")).hasSize(2);
            assertThat(books.query("select * from Customer where Job = true")
                            .body()
                            .path("QueryResponse")
                            .path("Customer"))
                    .hasSize(2)
                    .allSatisfy(job ->
                            assertThat(job.path("FullyQualifiedName").asText()).contains(":"));
        }
    }

    @Test
    void smallCompanysVendorsCanBeReachedByNobody() {
        try (Sandbox sandbox = start(SeedData.SMALL, null)) {
            JsonNode vendors = rows(new Books(sandbox), "Vendor");
            assertThat(vendors).hasSize(12).allSatisfy(vendor -> {
                assertThat(vendor.path("PrimaryEmailAddr").path("Address").asText())
                        .endsWith("@example.com");
                assertThat(vendor.path("PrimaryPhone").path("FreeFormNumber").asText())
                        .contains(" 555-01");
                assertThat(vendor.path("TermRef").path("name").asText()).isNotEmpty();
            });
        }
    }

    @Test
    void smallWorkspaceHasTasksAndNoCustomFields() {
        try (Sandbox sandbox = start(SeedData.SMALL, null)) {
            Http asana = asana(sandbox);
            JsonNode projects =
                    asana.get("/projects?workspace=1200000000000001").data();
            assertThat(projects).hasSize(3);
            assertThat(projects)
                    .allSatisfy(project -> assertThat(
                                    asana.get("/projects/" + project.path("gid").asText()
                                                    + "/tasks?opt_fields=assignee.name,due_on,custom_fields")
                                            .data())
                            .hasSizeGreaterThan(3)
                            .allSatisfy(task -> {
                                assertThat(task.path("assignee").path("name").asText())
                                        .isNotEmpty();
                                assertThat(task.path("custom_fields")).isEmpty();
                            }));
            assertThat(asana.get("/users?workspace=1200000000000001").data()).hasSize(6);
        }
    }

    @Test
    void emptyHoldsTheCompanyAndNothingElse() {
        try (Sandbox sandbox = start(SeedData.EMPTY, null)) {
            Books books = new Books(sandbox);
            assertThat(rows(books, "CompanyInfo")).hasSize(1);
            assertThat(rows(books, "Account")).isEmpty();
            assertThat(asana(sandbox)
                            .get("/projects?workspace=1200000000000001")
                            .data())
                    .isEmpty();
        }
    }

    @Test
    void dataThatIsThereIsLeftAlone(@TempDir Path folder) {
        try (Sandbox sandbox = start(SeedData.EMPTY, folder)) {
            new Books(sandbox).vendor("Only one");
        }
        try (Sandbox sandbox = start(SeedData.SMALL, folder)) {
            assertThat(rows(new Books(sandbox), "Vendor")).hasSize(1);
            assertThat(asana(sandbox)
                            .get("/projects?workspace=1200000000000001")
                            .data())
                    .isEmpty();
        }
    }

    @Test
    void smallSeedSurvivesARestart(@TempDir Path folder) {
        JsonNode before;
        try (Sandbox sandbox = start(SeedData.SMALL, folder)) {
            before = rows(new Books(sandbox), "Bill");
        }
        try (Sandbox sandbox = start(SeedData.SMALL, folder)) {
            assertThat(rows(new Books(sandbox), "Bill")).isEqualTo(before);
            assertThat(asana(sandbox)
                            .get("/projects?workspace=1200000000000001")
                            .data())
                    .hasSize(3);
        }
    }

    private static Sandbox start(SeedData data, @Nullable Path folder) {
        return Sandbox.start(
                new SandboxSettings(
                        0, 0, folder, "", "127.0.0.1", Duration.ofMillis(10), data, SandboxCredentials.DEFAULT),
                SandboxClock.system());
    }

    private static Http asana(Sandbox sandbox) {
        return new Http(sandbox.asanaUrl() + "/api/1.0")
                .bearer(SandboxRun.info(sandbox.asanaUrl()).path("accessToken").asText());
    }

    private static JsonNode rows(Books books, String type) {
        return books.query("select * from " + type).body().path("QueryResponse").path(type);
    }

    private static LocalDate date(JsonNode transaction) {
        return LocalDate.parse(transaction.path("TxnDate").asText());
    }
}
