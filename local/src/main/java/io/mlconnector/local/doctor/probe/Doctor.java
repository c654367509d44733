package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.local.doctor.AsanaRows;
import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.InstallationRows;
import io.mlconnector.local.doctor.QuickBooksRows;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.installation.Home;
import io.mlconnector.local.operate.ConsoleClient;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.local.operate.Known;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at everything once. Reads only.
public final class Doctor {
    private static final String QUICKBOOKS_API = "https://quickbooks.api.intuit.com";
    private static final String ASANA_API = "https://app.asana.com/api/1.0";
    private static final String REALM = "[0-9]{1,32}";

    private final Known known;
    private final ApiTransport transport;
    private final Clock clock;

    public Doctor(Known known, ApiTransport transport, Clock clock) {
        this.known = known;
        this.transport = transport;
        this.clock = clock;
    }

    public Checkup look() {
        Variables variables = new Variables(known.environment());
        URI publicUrl = publicUrl(variables);
        List<Row> rows = new ArrayList<>(vendors().rows());
        boolean local = isLocal(variables, "QUICKBOOKS_API_URL") && isLocal(variables, "ASANA_API_URL");
        rows.addAll(InstallationRows.of(
                new InstallationProbe(transport).look(known.console(), new ConsoleClient(known), publicUrl, local)));
        return Checkup.of(clock.instant(), rows);
    }

    /// Both vendors alone.
    public Checkup vendors() {
        Variables variables = new Variables(known.environment());
        List<Row> rows = new ArrayList<>(quickbooks(variables));
        rows.addAll(asana(variables, publicUrl(variables)));
        return Checkup.of(clock.instant(), rows);
    }

    /// How many entities the company has; empty when there is no token to ask with.
    public Map<EntityType, Long> count(List<EntityType> types) {
        Variables variables = new Variables(known.environment());
        Optional<URI> api = variables.url("QUICKBOOKS_API_URL", QUICKBOOKS_API);
        Optional<String> realm = variables.find("QUICKBOOKS_REALM_ID").filter(id -> id.matches(REALM));
        if (api.isEmpty() || realm.isEmpty()) {
            return Map.of();
        }
        return QuickBooksProbe.tokens(variables, realm.get(), tokens(), keyset(variables))
                .access()
                .map(token -> new Census(transport, api.get(), realm.get(), token).of(types))
                .orElse(Map.of());
    }

    private URI publicUrl(Variables variables) {
        return variables.url("PUBLIC_URL", known.ingest()).orElse(URI.create(known.ingest()));
    }

    private KeptTable<TokenV1> tokens() {
        return new KeptTable<>(known.bootstrapServers(), Topics.QUICKBOOKS_TOKENS, TokenV1.class);
    }

    /// The token that Asana is asked with; empty where there is none.
    public Optional<Secret> asanaToken() {
        Variables variables = new Variables(known.environment());
        return variables
                .url("ASANA_API_URL", ASANA_API)
                .flatMap(api -> asanaTokens(variables).find(variables, api).token());
    }

    private AsanaTokens asanaTokens(Variables variables) {
        return new AsanaTokens(
                transport,
                new KeptTable<>(known.bootstrapServers(), Topics.ASANA_TOKENS, TokenV1.class),
                keyset(variables),
                console(variables));
    }

    private String console(Variables variables) {
        return variables.find("CONSOLE_URL").orElse(known.console());
    }

    private List<Row> quickbooks(Variables variables) {
        String part = "QuickBooks";
        if (!variables.hasAny("QUICKBOOKS_", "QUICKBOOKS_READ_BUDGET")) {
            return List.of(nothing(part));
        }
        Optional<URI> api = variables.url("QUICKBOOKS_API_URL", QUICKBOOKS_API);
        Optional<String> realm = variables.find("QUICKBOOKS_REALM_ID");
        if (api.isEmpty()) {
            return List.of(noAddress(part, "QUICKBOOKS_API_URL"));
        }
        if (realm.isEmpty() || !realm.get().matches(REALM)) {
            return List.of(new Row(
                    part,
                    "settings",
                    Row.Colour.RED,
                    realm.isEmpty()
                            ? "QUICKBOOKS_REALM_ID is not set."
                            : "QUICKBOOKS_REALM_ID is not the number of a company.",
                    "Set it to the company's number: in QuickBooks, Ctrl+Alt+? shows it."));
        }
        return QuickBooksRows.of(new QuickBooksProbe(transport, clock)
                .look(variables, api.get(), realm.get(), console(variables), tokens(), keyset(variables)));
    }

    private List<Row> asana(Variables variables, URI publicUrl) {
        String part = "Asana";
        if (!variables.hasAny("ASANA_", "ASANA_WRITER_PORT", "ASANA_WRITER_URL")) {
            return List.of(nothing(part));
        }
        return variables
                .url("ASANA_API_URL", ASANA_API)
                .map(api -> AsanaRows.of(
                        new AsanaProbe(transport, clock).look(variables, api, publicUrl, asanaTokens(variables))))
                .orElseGet(() -> List.of(noAddress(part, "ASANA_API_URL")));
    }

    private Path keyset(Variables variables) {
        return variables
                .find("TOKEN_KEYSET_FILE")
                .map(Path::of)
                .orElseGet(() -> Home.from(known.environment()).folder().resolve("keyset.json"));
    }

    private static boolean isLocal(Variables variables, String name) {
        return variables
                .url(name, "https://not.set")
                .filter(url -> url.getHost().indexOf('.') < 0 || url.getHost().equals("127.0.0.1"))
                .isPresent();
    }

    private static Row nothing(String part) {
        return new Row(
                part,
                "settings",
                Row.Colour.YELLOW,
                "No variables of " + part + " are set, and no local sandbox was started here.",
                "Set them (docs/connect.md), or start ./mlc up for the local sandbox.");
    }

    private static Row noAddress(String part, String name) {
        return new Row(
                part, "settings", Row.Colour.RED, name + " is no address.", "Set it to one like https://example.com.");
    }
}
