package io.mlconnector.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.local.doctor.InstallationFacts.Door;
import io.mlconnector.local.doctor.InstallationFacts.Part;
import io.mlconnector.local.doctor.InstallationFacts.Reads;
import io.mlconnector.local.doctor.Row.Colour;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstallationRowsTest {
    private static final List<Part> UP = List.of(new Part("qbo-writer", "", true, false, ""));

    @Test
    void serviceThatIsNotReadySaysWhy() {
        Row row = row(
                "services",
                List.of(new Part("qbo-writer", "QuickBooks", false, false, "Reconnect needed: open the console.")),
                "https://c.example.com",
                Door.INGEST,
                null);

        assertThat(row.colour()).isEqualTo(Colour.RED);
        assertThat(row.reason()).contains("qbo-writer", "Reconnect needed");
    }

    @Test
    void localAddressIsPollingAloneForRealVendors() {
        Row row = row("public address", UP, "http://localhost:8081", Door.INGEST, null);

        assertThat(row.colour()).isEqualTo(Colour.YELLOW);
        assertThat(row.reason()).contains("polling alone");
    }

    @Test
    void addressThatNobodyAnswersIsRedOnlyWhileSomethingRuns() {
        assertThat(row("public address", UP, "https://c.example.com", Door.NOBODY, null)
                        .colour())
                .isEqualTo(Colour.RED);
        assertThat(row("public address", null, "https://c.example.com", Door.NOBODY, null)
                        .colour())
                .isEqualTo(Colour.YELLOW);
    }

    @Test
    void readsAreJudgedByTheMonthTheyComeTo() {
        assertThat(quota(510_000L, false).colour()).isEqualTo(Colour.RED);
        assertThat(quota(420_000L, false).colour()).isEqualTo(Colour.YELLOW);
        assertThat(quota(12_000L, true).colour()).isEqualTo(Colour.YELLOW);
        assertThat(quota(12_000L, false).colour()).isEqualTo(Colour.GREEN);
        assertThat(quota(null, false).reason()).contains("Connection 9341", "7 reads");
    }

    @Test
    void webhooksThatSeemToBeMissingAreYellowAndTheServicesReady() {
        List<Part> parts = List.of(
                new Part("enrich-service", "webhooks", false, true, "No webhook came."),
                new Part("enrich-service", "", true, false, ""));

        assertThat(row("webhooks", parts, "https://c.example.com", Door.INGEST, null)
                        .colour())
                .isEqualTo(Colour.YELLOW);
        assertThat(row("services", parts, "https://c.example.com", Door.INGEST, null)
                        .colour())
                .isEqualTo(Colour.GREEN);
    }

    private static Row quota(@Nullable Long forecast, boolean isTight) {
        return row(
                "quota",
                UP,
                "https://c.example.com",
                Door.INGEST,
                new Reads("9341", forecast, isTight, "7 reads of QuickBooks in 2026-11 so far."));
    }

    private static Row row(
            String check, @Nullable List<Part> parts, String publicUrl, Door door, @Nullable Reads reads) {
        return InstallationRows.of(new InstallationFacts(
                        "http://localhost:8080",
                        parts,
                        URI.create(publicUrl),
                        door,
                        false,
                        reads == null ? List.of() : List.of(reads)))
                .stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
