package io.mlconnector.console.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.serviceruntime.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The few reads that connecting needs: one attempt each, bounded in time and size, and no redirection is
/// followed.
final class VendorReads {
    static final int OK = 200;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 262_144;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(ANSWER)
            .build();

    HttpResponse<String> get(URI address, Secret accessToken) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + accessToken.reveal())
                .build();
        return client.send(
                request,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
    }

    /// @throws io.mlconnector.contracts.UnreadableException when it is none
    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    static String known(String text) {
        return text.isBlank() ? "not told" : text;
    }
}
