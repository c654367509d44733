package io.mlconnector.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks the services of this installation.
final class LocalHttp {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// @param body empty when it is no JSON
    record Answer(int status, Optional<JsonNode> body) {
        boolean ok() {
            return status / 100 == 2;
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /// Empty when nobody answers.
    Optional<Answer> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Optional<Answer> post(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Optional<Answer> send(HttpRequest.Builder request) {
        return ask(request).map(answer -> new Answer(answer.statusCode(), json(answer.body())));
    }

    private Optional<HttpResponse<byte[]>> ask(HttpRequest.Builder request) {
        try {
            return Optional.of(client.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(Json.read(body, JsonNode.class));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
