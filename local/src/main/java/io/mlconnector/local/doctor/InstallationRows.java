package io.mlconnector.local.doctor;

import io.mlconnector.local.doctor.InstallationFacts.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Judges [InstallationFacts].
public final class InstallationRows {
    private static final String PART = "installation";
    private static final String PUBLIC_URL = "public address";
    private static final BigDecimal MONTH =
            BigDecimal.valueOf(Duration.ofDays(30).toSeconds());

    /// The Builder tier; then reads are refused until the next month.
    private static final BigDecimal READS_A_MONTH = BigDecimal.valueOf(500_000);

    private static final BigDecimal MUCH = new BigDecimal("0.8");

    /// What a start reads says nothing about a month.
    private static final Duration MEANINGFUL = Duration.ofHours(6);

    private InstallationRows() {}

    public static List<Row> of(InstallationFacts facts) {
        List<Row> rows = new ArrayList<>(services(facts));
        rows.add(publicUrl(facts));
        InstallationFacts.Reads reads = facts.reads();
        if (reads != null) {
            rows.add(reads(reads));
        }
        return rows;
    }

    private static List<Row> services(InstallationFacts facts) {
        List<Part> parts = facts.parts();
        if (parts == null) {
            return List.of(Row.yellow(
                    PART,
                    "services",
                    "No console answers at " + facts.console() + ": what only running services know is not checked.",
                    "Start ./mlc up and look again, or set CONSOLE_PORT to where it listens."));
        }
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            if (!part.up()) {
                rows.add(Row.red(
                        PART,
                        "services",
                        part.name() + (part.check().isEmpty() ? "" : ", " + part.check()) + ": " + part.detail(),
                        "docs/errors.md says what each sentence means; the reasons are in MLC_HOME/logs."));
            }
        }
        return rows.isEmpty() ? List.of(Row.green(PART, "services", "All services are ready.")) : rows;
    }

    private static Row publicUrl(InstallationFacts facts) {
        String url = facts.publicUrl().toString();
        if (ReachRows.isLocal(facts.publicUrl())) {
            return facts.vendorsAreLocal()
                    ? door(facts, url)
                    : Row.yellow(
                            PART,
                            PUBLIC_URL,
                            "PUBLIC_URL is " + url
                                    + ", which the vendors cannot reach: changes are found by polling alone.",
                            "Set PUBLIC_URL to an https address of a proxy or tunnel that leads to ingest-service (8081).");
        }
        return "https".equals(facts.publicUrl().getScheme())
                ? door(facts, url)
                : Row.red(
                        PART,
                        PUBLIC_URL,
                        "PUBLIC_URL is " + url + ", and both vendors deliver to https only.",
                        "Put a proxy or tunnel with a certificate before ingest-service and set its https address.");
    }

    private static Row door(InstallationFacts facts, String url) {
        return switch (facts.door()) {
            case INGEST ->
                Row.green(PART, PUBLIC_URL, "ingest-service answers at " + url + ", asked from this machine.");
            case SOMETHING_ELSE ->
                Row.red(
                        PART,
                        PUBLIC_URL,
                        "Something else than ingest-service answers at " + url + ".",
                        "Let the proxy or tunnel pass /webhooks/ on to ingest-service (port 8081), path and all.");
            case NOBODY ->
                facts.parts() == null
                        ? Row.yellow(
                                PART,
                                PUBLIC_URL,
                                "Nothing answers at " + url + ", as no installation runs.",
                                "Start ./mlc up and look again.")
                        : Row.red(
                                PART,
                                PUBLIC_URL,
                                "Nothing answers at " + url + ".",
                                "Check the name, the certificate, and the proxy or tunnel behind PUBLIC_URL.");
        };
    }

    private static Row reads(InstallationFacts.Reads reads) {
        String count = reads.count().toBigInteger() + " requests to QuickBooks since the start of the services";
        if (reads.since().compareTo(MEANINGFUL) < 0) {
            return Row.green(PART, "quota", count + "; too early for a forecast.");
        }
        BigDecimal month = reads.count()
                .multiply(MONTH)
                .divide(BigDecimal.valueOf(Math.max(1, reads.since().toSeconds())), 0, RoundingMode.UP);
        String reason = count + ": " + month + " a month, and the Builder tier has " + READS_A_MONTH + ".";
        String remedy = "Lengthen ENRICH_POLL_INTERVAL, or take a higher tier at https://developer.intuit.com.";
        if (month.compareTo(READS_A_MONTH) > 0) {
            return Row.red(PART, "quota", reason, remedy);
        }
        return month.compareTo(READS_A_MONTH.multiply(MUCH)) > 0
                ? Row.yellow(PART, "quota", reason, remedy)
                : Row.green(PART, "quota", reason);
    }
}
