package io.mlconnector.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.local.doctor.InstallationFacts.Door;
import io.mlconnector.local.doctor.InstallationFacts.Part;
import io.mlconnector.local.doctor.InstallationFacts.Reads;
import io.mlconnector.local.doctor.Row.Colour;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstallationRowsTest {
    private static final List<Part> UP = List.of(new Part("qbo-writer", "", true, ""));

    @Test
    void serviceThatIsNotReadySaysWhy() {
        Row row = row(
                "services",
                List.of(new Part("qbo-writer", "QuickBooks", false, "Reconnect needed: open the console.")),
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
    void readsAreForecastToTheMonth() {
        assertThat(quota(17_000, Duration.ofDays(1)).colour()).isEqualTo(Colour.RED);
        assertThat(quota(14_000, Duration.ofDays(1)).colour()).isEqualTo(Colour.YELLOW);
        assertThat(quota(400, Duration.ofDays(1)).reason()).contains("12000 a month");
        assertThat(quota(17_000, Duration.ofHours(1)).reason()).contains("too early");
    }

    private static Row quota(int count, Duration since) {
        return row("quota", UP, "https://c.example.com", Door.INGEST, new Reads(BigDecimal.valueOf(count), since));
    }

    private static Row row(
            String check, @Nullable List<Part> parts, String publicUrl, Door door, @Nullable Reads reads) {
        return InstallationRows.of(new InstallationFacts(
                        "http://localhost:8080", parts, URI.create(publicUrl), door, false, reads))
                .stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
