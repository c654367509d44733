package io.mlconnector.sandbox.asana.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The two kinds of POST that a webhook's target gets. It has so long to answer each, body included.
final class HookSender implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_CONTENT = 1_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(threads)
            .build();

    /// @param status 0 when there was no answer
    /// @param secret the `X-Hook-Secret` of the answer
    /// @param remark why there was no answer, or the body of a refusal
    record Outcome(int status, Optional<String> secret, String remark) {
        boolean isSuccess() {
            return status == 200 || status == 204;
        }

        /// What `last_failure_content` shows.
        String content() {
            return status == 0 ? remark : (status + "\n\n" + remark).strip();
        }

        @Override
        public String toString() {
            return "Outcome[" + status + "]";
        }
    }

    Outcome handshake(String target, String secret, String body, Duration patience) throws InterruptedException {
        return send(target, "X-Hook-Secret", secret, body, patience);
    }

    Outcome deliver(String target, String secret, String body, Duration patience) throws InterruptedException {
        return send(target, "X-Hook-Signature", signature(body, secret), body, patience);
    }

    private Outcome send(String target, String header, String value, String body, Duration patience)
            throws InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(target))
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .header(header, value)
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
        } catch (IllegalArgumentException e) {
            return noAnswer("not an address: " + target);
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, HookSender::head);
        try {
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(response.statusCode(), response.headers().firstValue("X-Hook-Secret"), response.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return noAnswer("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return noAnswer(
                    cause instanceof java.net.http.HttpTimeoutException
                            ? "no answer within " + patience.toMillis() + " ms"
                            : cause.getClass().getSimpleName());
        }
    }

    private static Outcome noAnswer(String why) {
        return new Outcome(0, Optional.empty(), why);
    }

    /// The body of a short refusal; anything else is not of interest.
    private static HttpResponse.BodySubscriber<String> head(HttpResponse.ResponseInfo info) {
        boolean refusal = info.statusCode() >= 300;
        long length = info.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE);
        return refusal && length <= MAX_CONTENT
                ? BodySubscribers.ofString(StandardCharsets.UTF_8)
                : BodySubscribers.replacing("");
    }

    /// Lower-case hex of HMAC-SHA256 over the raw body.
    private static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
