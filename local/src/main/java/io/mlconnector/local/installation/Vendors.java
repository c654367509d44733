package io.mlconnector.local.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Where the services find QuickBooks and Asana, and how they sign in: for a real one as the environment says, for a
/// sandbox as the sandbox itself says.
final class Vendors {
    private static final String INFO = "/sandbox/info";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final String REFRESH_TOKEN = "QUICKBOOKS_REFRESH_TOKEN";
    private static final Map<String, String> QUICKBOOKS = Map.of(
            "QUICKBOOKS_API_URL",
            "apiUrl",
            "QUICKBOOKS_OAUTH_URL",
            "oauthUrl",
            "QUICKBOOKS_AUTHORIZE_URL",
            "authorizeUrl",
            "QUICKBOOKS_REALM_ID",
            "realmId",
            "QUICKBOOKS_CLIENT_ID",
            "clientId",
            "QUICKBOOKS_CLIENT_SECRET",
            "clientSecret",
            REFRESH_TOKEN,
            "refreshToken",
            "QUICKBOOKS_WEBHOOK_VERIFIER",
            "webhookVerifier");
    private static final Map<String, String> ASANA = Map.of(
            "ASANA_API_URL", "apiUrl",
            "ASANA_ACCESS_TOKEN", "accessToken",
            "ASANA_WORKSPACE", "workspaceGid");

    private final Installation.Settings settings;

    Vendors(Installation.Settings settings) {
        this.settings = settings;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.putAll(
                side(settings.sides().quickbooks(), Port.SANDBOX_QUICKBOOKS, "SANDBOX_QUICKBOOKS_URL", QUICKBOOKS));
        environment.putAll(side(settings.sides().asana(), Port.SANDBOX_ASANA, "SANDBOX_ASANA_URL", ASANA));
        return environment;
    }

    private Map<String, String> side(Side side, Port port, String pageVariable, Map<String, String> names) {
        return switch (side) {
            case Side.Real real -> real.environment();
            case Side.Sandbox _ -> {
                String url = settings.ports().url(port);
                Map<String, String> environment = new TreeMap<>(variables(names, info(url, port), url));
                environment.put(pageVariable, url);
                yield environment;
            }
        };
    }

    /// @param names variable to the member of `/sandbox/info` that holds its value
    static Map<String, String> variables(Map<String, String> names, JsonNode info, String url) {
        Map<String, String> environment = new TreeMap<>();
        names.forEach((variable, member) -> {
            String value = info.path(member).asText();
            if (value.isEmpty() && variable.equals(REFRESH_TOKEN)) {
                // Somebody has disconnected the app: the services start, and a person connects again.
                return;
            }
            if (value.isEmpty()) {
                throw CommandFailure.of(url + INFO + " does not say " + member + ": is it another program?");
            }
            environment.put(variable, value);
        });
        return environment;
    }

    private static JsonNode info(String url, Port port) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + INFO))
                    .timeout(ANSWER)
                    .build();
            return Json.read(
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body(),
                    JsonNode.class);
        } catch (IOException | UnreadableException e) {
            throw CommandFailure.of(
                    "No sandbox answers at " + url + " for " + port.owner()
                            + ": start ./mlc up --only kafka,sandbox first, or set " + port.variable() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("Stopped while starting.", e);
        }
    }
}
