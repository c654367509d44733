package io.mlconnector.sandbox.quickbooks.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// One signed POST. Three seconds to answer 200, as Intuit gives.
final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String verifier;

    WebhookSender(String verifier) {
        this.verifier = verifier;
    }

    Delivery send(String url, String body, int events) throws InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("intuit-signature", Signature.of(bytes, verifier))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return new Delivery(Instant.now(), url, events, status, "");
        } catch (IOException | IllegalArgumentException e) {
            return new Delivery(Instant.now(), url, events, 0, e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
