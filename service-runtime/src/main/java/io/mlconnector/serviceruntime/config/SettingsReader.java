package io.mlconnector.serviceruntime.config;

import io.mlconnector.domain.change.ConnectionId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Reads and checks [ConnectorSettings]. Pure: the caller knows where values come from.
///
/// Without any setting everything points to the local sandbox, whose credentials are well known. They are the default
/// only for an address on this machine: nobody reaches a real vendor with them by mistake.
final class SettingsReader {
    private static final String SANDBOX_REALM = "9341450000000001";
    private static final String SANDBOX_WORKSPACE = "1200000000000001";

    private final Function<String, Optional<String>> values;

    /// @param values by environment name: `QUICKBOOKS_API_URL`
    SettingsReader(Function<String, Optional<String>> values) {
        this.values = key -> values.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    ConnectorSettings read() {
        ConnectorSettings.QuickBooks quickbooks = quickbooks();
        ConnectorSettings.Asana asana = asana();
        return new ConnectorSettings(
                text("KAFKA_BOOTSTRAP_SERVERS").orElse("localhost:" + port("KAFKA_PORT", 9092)),
                bool("KAFKA_TOPICS_CREATE", true),
                text("KAFKA_TOPICS_REPLICATION_FACTOR")
                        .map(value -> (short) whole("KAFKA_TOPICS_REPLICATION_FACTOR", value, 1, 9)),
                path("MLC_HOME").orElse(Path.of(".mlc")),
                connection(quickbooks),
                quickbooks,
                asana,
                url("PUBLIC_URL", "http://localhost:" + port("INGEST_PORT", 8081)),
                url("CONSOLE_URL", "http://localhost:" + port("CONSOLE_PORT", 8080)),
                path("TOKEN_KEYSET_FILE"),
                path("MAPPING_FILE"));
    }

    private ConnectorSettings.QuickBooks quickbooks() {
        String sandbox = "http://localhost:" + port("SANDBOX_QUICKBOOKS_PORT", 8091);
        URI api = url("QUICKBOOKS_API_URL", sandbox);
        boolean local = ConnectorSettings.isLocal(api);
        URI oauth = url(
                "QUICKBOOKS_OAUTH_URL",
                local ? api + "/oauth2/v1/tokens/bearer" : "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer");
        if (ConnectorSettings.isLocal(oauth) != local) {
            throw twoSystems("QUICKBOOKS_API_URL", api, "QUICKBOOKS_OAUTH_URL", oauth);
        }
        return new ConnectorSettings.QuickBooks(
                api,
                oauth,
                url(
                        "QUICKBOOKS_AUTHORIZE_URL",
                        local ? api + "/connect/oauth2" : "https://appcenter.intuit.com/connect/oauth2"),
                url("QUICKBOOKS_APP_URL", appUrl(api, local)),
                text("QUICKBOOKS_CLIENT_ID").or(() -> only(local, "sandbox-client")),
                secret("QUICKBOOKS_CLIENT_SECRET", local, "sandbox-client-secret"),
                secret("QUICKBOOKS_REFRESH_TOKEN", local, "sandbox-refresh-token"),
                secret("QUICKBOOKS_WEBHOOK_VERIFIER", local, "sandbox-verifier"),
                text("QUICKBOOKS_WEBHOOK_VERIFIER_PREVIOUS").map(Secret::new));
    }

    private static String appUrl(URI api, boolean local) {
        if (local) {
            return api + "/app";
        }
        return String.valueOf(api.getHost()).startsWith("sandbox")
                ? "https://app.sandbox.qbo.intuit.com/app"
                : "https://app.qbo.intuit.com/app";
    }

    private ConnectorSettings.Asana asana() {
        URI api = url("ASANA_API_URL", "http://localhost:" + port("SANDBOX_ASANA_PORT", 8092) + "/api/1.0");
        boolean local = ConnectorSettings.isLocal(api);
        String pages = local ? api.resolve("/-/").toString() : "https://app.asana.com/-/";
        URI oauth = url("ASANA_OAUTH_URL", pages + "oauth_token");
        if (ConnectorSettings.isLocal(oauth) != local) {
            throw twoSystems("ASANA_API_URL", api, "ASANA_OAUTH_URL", oauth);
        }
        Optional<String> clientId = text("ASANA_CLIENT_ID");
        return new ConnectorSettings.Asana(
                api,
                oauth,
                url("ASANA_AUTHORIZE_URL", pages + "oauth_authorize"),
                // Who names an app wants to use it.
                secret("ASANA_ACCESS_TOKEN", local && clientId.isEmpty(), "sandbox-asana-token"),
                clientId,
                secret("ASANA_CLIENT_SECRET", local && clientId.isPresent(), "sandbox-asana-client-secret"),
                text("ASANA_WORKSPACE").or(() -> only(local, SANDBOX_WORKSPACE)));
    }

    private static ConfigurationException twoSystems(String key, URI url, String otherKey, URI other) {
        return new ConfigurationException(key + " is " + url + " and " + otherKey + " is " + other
                + ": one is on this machine and the other is not. Set both to the same system.");
    }

    private ConnectionId connection(ConnectorSettings.QuickBooks quickbooks) {
        String realm = text("QUICKBOOKS_REALM_ID")
                .or(() -> only(ConnectorSettings.isLocal(quickbooks.apiUrl()), SANDBOX_REALM))
                .orElseThrow(() -> new ConfigurationException("QUICKBOOKS_REALM_ID is not set: it is the number of the"
                        + " QuickBooks company that is connected."));
        if (!realm.matches("[0-9]{1,32}") || realm.equals("0")) {
            throw new ConfigurationException(
                    "QUICKBOOKS_REALM_ID is '" + realm + "': it is the number of a QuickBooks company.");
        }
        return new ConnectionId(realm);
    }

    private Optional<String> text(String key) {
        return values.apply(key);
    }

    private Optional<Secret> secret(String key, boolean local, String known) {
        return text(key).or(() -> only(local, known)).map(Secret::new);
    }

    private static Optional<String> only(boolean condition, String value) {
        return condition ? Optional.of(value) : Optional.empty();
    }

    private URI url(String key, String otherwise) {
        String value = text(key).orElse(otherwise);
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new ConfigurationException(key + " is '" + value + "': it is an address like https://example.com.");
    }

    private Optional<Path> path(String key) {
        return text(key).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new ConfigurationException(key + " is '" + value + "': it is the name of a file or folder.");
            }
        });
    }

    private boolean bool(String key, boolean otherwise) {
        return text(key)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new ConfigurationException(key + " is '" + value + "': it is true or false.");
                })
                .orElse(otherwise);
    }

    private int port(String key, int otherwise) {
        return text(key).map(value -> whole(key, value, 1, 65535)).orElse(otherwise);
    }

    private static int whole(String key, String value, int least, int most) {
        if (value.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new ConfigurationException(
                key + " is '" + value + "': it is a number from " + least + " to " + most + ".");
    }
}
