package io.mlconnector.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlconnector.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// What an app would see of what a person did.
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String quickBooks;
    private final String asana;

    Api(Sandbox sandbox) {
        this.quickBooks = sandbox.quickBooksUrl();
        this.asana = sandbox.asanaUrl();
    }

    JsonNode quickBooksInfo() {
        return send(quickBooks + "/sandbox/info", "", "");
    }

    /// The first record of a type under a condition.
    JsonNode find(String type, String condition) {
        JsonNode info = quickBooksInfo();
        String statement = "select * from " + type + " where " + condition;
        return send(
                        quickBooks + "/v3/company/" + info.path("realmId").asText() + "/query?query="
                                + URLEncoder.encode(statement, StandardCharsets.UTF_8),
                        info.path("accessToken").asText(),
                        "")
                .path("QueryResponse")
                .path(type)
                .path(0);
    }

    JsonNode control(String path) {
        return send(quickBooks + "/sandbox/" + path, "", "");
    }

    JsonNode controlPost(String path, String body) {
        return send(quickBooks + "/sandbox/" + path, "", body);
    }

    JsonNode asana(String path) {
        return send(asana + "/api/1.0" + path, managerToken(), "").path("data");
    }

    JsonNode asanaPost(String path, String data) {
        return send(asana + "/api/1.0" + path, managerToken(), "{\"data\":" + data + "}")
                .path("data");
    }

    private String managerToken() {
        return send(asana + "/sandbox/info", "", "").path("managerToken").asText();
    }

    private JsonNode send(String url, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
