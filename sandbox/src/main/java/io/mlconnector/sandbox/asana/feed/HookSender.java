package io.mlconnector.sandbox.asana.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The two kinds of POST that a webhook's target gets; it has ten seconds to answer each.
final class HookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// @param status 0 when there was no answer
    /// @param secret the `X-Hook-Secret` of the answer
    /// @param remark why there was no answer
    record Outcome(int status, Optional<String> secret, String remark) {
        boolean isSuccess() {
            return status == 200 || status == 204;
        }
    }

    Outcome handshake(String target, String secret) throws InterruptedException {
        return send(target, "X-Hook-Secret", secret, "{}");
    }

    Outcome deliver(String target, String secret, String body) throws InterruptedException {
        return send(target, "X-Hook-Signature", signature(body, secret), body);
    }

    private Outcome send(String target, String header, String value, String body) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(target))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header(header, value)
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return new Outcome(response.statusCode(), response.headers().firstValue("X-Hook-Secret"), "");
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome(0, Optional.empty(), e.getClass().getSimpleName());
        }
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
    }
}
