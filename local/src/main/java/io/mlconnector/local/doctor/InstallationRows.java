package io.mlconnector.local.doctor;

import io.mlconnector.local.doctor.InstallationFacts.Part;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Judges [InstallationFacts].
public final class InstallationRows {
    private static final String PART = "installation";
    private static final String PUBLIC_URL = "public address";
    private static final String QUOTA = "quota";
    /// The Builder tier; then reads are refused until the next month.
    private static final long READS_A_MONTH = 500_000;

    private static final long MUCH = 400_000;

    private InstallationRows() {}

    public static List<Row> of(InstallationFacts facts) {
        List<Row> rows = new ArrayList<>(services(facts));
        rows.add(publicUrl(facts));
        facts.reads().forEach(month -> rows.add(reads(month)));
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
            if (part.warning()) {
                rows.add(Row.yellow(PART, part.check(), part.detail(), "docs/operate.md, Missing events, says more."));
            } else if (!part.up()) {
                rows.add(Row.red(
                        PART,
                        "services",
                        part.name() + (part.check().isEmpty() ? "" : ", " + part.check()) + ": " + part.detail(),
                        "docs/errors.md says what each sentence means; the reasons are in MLC_HOME/logs."));
            }
        }
        if (rows.stream().noneMatch(row -> row.check().equals("services"))) {
            rows.add(Row.green(PART, "services", "All services are ready."));
        }
        return rows;
    }

    private static Row publicUrl(InstallationFacts facts) {
        String url = facts.publicUrl().toString();
        if (ConnectorSettings.isLocal(facts.publicUrl())) {
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
        String reason = "Connection " + reads.connection() + ": " + reads.sentence();
        long month = Objects.requireNonNullElse(reads.forecast(), 0L);
        if (month <= MUCH) {
            return reads.isTight()
                    ? Row.yellow(
                            PART,
                            QUOTA,
                            reason,
                            "Raise QUICKBOOKS_READ_BUDGET, or let it be: a lost webhook is found later then.")
                    : Row.green(PART, QUOTA, reason);
        }
        String remedy = "Set QUICKBOOKS_READ_BUDGET, or take a higher tier at https://developer.intuit.com.";
        String all = reason + " The Builder tier has " + READS_A_MONTH + " for all companies.";
        return month > READS_A_MONTH ? Row.red(PART, QUOTA, all, remedy) : Row.yellow(PART, QUOTA, all, remedy);
    }
}
