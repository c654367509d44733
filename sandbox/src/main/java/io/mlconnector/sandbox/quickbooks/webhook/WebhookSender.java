package io.mlconnector.sandbox.quickbooks.webhook;

import io.mlconnector.sandbox.http.SentLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// One signed POST. Three seconds of real time to answer, as Intuit gives; redirects are not followed.
final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Clock clock;
    private final SentLog sent;

    WebhookSender(Clock clock, SentLog sent) {
        this.clock = clock;
        this.sent = sent;
    }

    /// @param key of the signature
    Delivery send(Group group, WebhookOptions options, String key, String remark) throws InterruptedException {
        byte[] bytes = options.format().body(group.events(), options).getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        int status = 0;
        String trouble = remark;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(options.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", options.contentType())
                    .header("intuit-signature", Signature.of(bytes, key))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                    .build();
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            String why = e.getClass().getSimpleName();
            trouble = remark.isEmpty() ? why : remark + ", " + why;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        sent.add(clock.instant(), options.url(), bytes, group.events().size(), status);
        return delivery(clock.instant(), group, options, status, trouble, took);
    }

    static Delivery delivery(
            Instant time, Group group, WebhookOptions options, int status, String remark, Duration took) {
        return new Delivery(time, options.url(), group.ids(), group.failures() + 1, status, remark, took, null);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
