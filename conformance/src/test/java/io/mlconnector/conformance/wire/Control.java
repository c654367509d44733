package io.mlconnector.conformance.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// The sandbox's own calls, below `/sandbox/`.
public final class Control {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    public Control(String url) {
        this.url = url;
    }

    public JsonNode info() {
        return send(HttpRequest.newBuilder(URI.create(url + "/sandbox/info")).build());
    }

    public void post(String call, String body) {
        send(HttpRequest.newBuilder(URI.create(url + "/sandbox/" + call))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
