package io.mlconnector.chaos.world;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A vendor's API as people's browsers use it, and the sandbox's control calls.
public final class Api {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /// Without the limits for what comes from outside: the checker reads whole logs.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int TOO_MANY = 429;
    private static final int MOST_WAITS = 5;
    private static final long LONGEST_WAIT_SECONDS = 60;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    private final String base;
    private final String token;

    /// @param token empty for the control calls
    public Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /// An answer that is no success, or none at all.
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public JsonNode get(String path) throws FailedException, InterruptedException {
        return send("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) throws FailedException, InterruptedException {
        return send("POST", path, body);
    }

    public JsonNode put(String path, JsonNode body) throws FailedException, InterruptedException {
        return send("PUT", path, body);
    }

    public JsonNode delete(String path) throws FailedException, InterruptedException {
        return send("DELETE", path, null);
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body)
            throws FailedException, InterruptedException {
        for (int waits = 0; ; waits++) {
            HttpResponse<byte[]> response = once(method, path, body);
            if (response.statusCode() != TOO_MANY || waits == MOST_WAITS) {
                return answer(method + " " + path, response);
            }
            // People have limits of their own, and the checker reads as they do.
            Thread.sleep(retryAfter(response));
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
        return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS));
    }

    private static JsonNode answer(String call, HttpResponse<byte[]> response) throws FailedException {
        try {
            JsonNode answer = response.body().length == 0 ? object() : JSON.readTree(response.body());
            if (response.statusCode() / 100 != 2 || answer.has("Fault")) {
                throw new FailedException(call + ": " + response.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw new FailedException(call + ": " + e.getClass().getSimpleName());
        }
    }

    private HttpResponse<byte[]> once(String method, String path, @Nullable JsonNode body)
            throws FailedException, InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(ANSWER)
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "people")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new FailedException(method + " " + path + ": " + e.getClass().getSimpleName());
        }
    }
}
