package io.mlconnector.local.doctor.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.Json;
import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.operate.Known;
import io.mlconnector.sandbox.Sandbox;
import io.mlconnector.sandbox.SandboxCredentials;
import io.mlconnector.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Both sandboxes, the variables of an installation that uses them, and no installation.
final class Patient implements AutoCloseable {
    static final SandboxCredentials CREDENTIALS = SandboxCredentials.DEFAULT;

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.temporary(""));
    private final HttpClient client = HttpClient.newHttpClient();
    final Map<String, String> environment = new HashMap<>();

    Patient() throws IOException, InterruptedException {
        environment.put("QUICKBOOKS_API_URL", sandbox.quickBooksUrl());
        environment.put("QUICKBOOKS_OAUTH_URL", sandbox.quickBooksUrl() + "/oauth2/v1/tokens/bearer");
        environment.put("QUICKBOOKS_REALM_ID", CREDENTIALS.realmId());
        environment.put("QUICKBOOKS_CLIENT_ID", CREDENTIALS.clientId());
        environment.put("QUICKBOOKS_CLIENT_SECRET", CREDENTIALS.clientSecret());
        environment.put("ASANA_API_URL", sandbox.asanaUrl() + "/api/1.0");
        environment.put("ASANA_ACCESS_TOKEN", CREDENTIALS.asanaToken());
        environment.put("ASANA_WORKSPACE", CREDENTIALS.asanaWorkspace());
        environment.put("CONSOLE_PORT", "1");
        environment.put("ENRICH_PORT", "1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        environment.put("QUICKBOOKS_ACCESS_TOKEN", connect());
    }

    /// What a person's consent gives, as Intuit's playground shows it.
    private String connect() throws IOException, InterruptedException {
        String basic = CREDENTIALS.clientId() + ":" + CREDENTIALS.clientSecret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.quickBooksUrl() + "/oauth2/v1/tokens/bearer"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form(Map.of("grant_type", "refresh_token", "refresh_token", CREDENTIALS.refreshToken()))))
                .build();
        return json(request).path("access_token").asText();
    }

    Checkup look() {
        return look(Clock.systemUTC());
    }

    Checkup look(Clock clock) {
        return new Doctor(Known.of(environment), new JdkApiTransport(TransportSettings.DEFAULT), clock).look();
    }

    static Row row(Checkup checkup, String part, String check) {
        return checkup.rows().stream()
                .filter(row -> row.part().equals(part) && row.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + part + ", " + check + " in " + checkup.rows()));
    }

    void quickBooks(String control, String body) throws IOException, InterruptedException {
        control(sandbox.quickBooksUrl(), control, body);
    }

    void asana(String control, String body) throws IOException, InterruptedException {
        control(sandbox.asanaUrl(), control, body);
    }

    JsonNode quickBooks(String control) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(URI.create(sandbox.quickBooksUrl() + "/sandbox/" + control))
                .build());
    }

    /// A token of Asana's OAuth app, registered with these scopes only.
    String scopedToken(String scopes) throws IOException, InterruptedException {
        asana("oauth-app", "{\"scopes\":\"" + scopes + "\"}");
        Map<String, String> ask = new HashMap<>();
        ask.put("client_id", CREDENTIALS.asanaClientId());
        ask.put("redirect_uri", "urn:ietf:wg:oauth:2.0:oob");
        ask.put("response_type", "code");
        ask.put("state", "s");
        ask.put("scope", scopes);
        ask.put(
                "user",
                json(HttpRequest.newBuilder(URI.create(sandbox.asanaUrl() + "/sandbox/info"))
                                .build())
                        .path("userGid")
                        .asText());
        ask.put("decision", "allow");
        String page = send(post("oauth_authorize", ask)).body();
        ask.put("code", page.replaceAll("(?s).*<code id=\"code\">([^<]+)<.*", "$1"));
        ask.put("client_secret", CREDENTIALS.asanaClientSecret());
        ask.put("grant_type", "authorization_code");
        return json(post("oauth_token", ask)).path("access_token").asText();
    }

    private HttpRequest post(String page, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(sandbox.asanaUrl() + "/-/" + page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                .build();
    }

    private void control(String url, String control, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/sandbox/" + control))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(control + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        return Json.mapper().readTree(send(request).body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> members) {
        return members.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
