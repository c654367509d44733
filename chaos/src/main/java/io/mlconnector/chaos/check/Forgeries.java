package io.mlconnector.chaos.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks in the vendors' names by one who does not know the secrets.
final class Forgeries {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int TOO_LARGE = 2_000_000;
    private static final String GUESSED = "a-guessed-secret";

    private final String ingest;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    Forgeries(String ingest) {
        this.ingest = ingest;
    }

    /// Each of them once, with a body that nobody else has.
    List<Webhooks.Forged> send() throws InterruptedException {
        List<Webhooks.Forged> sent = new ArrayList<>();
        String intuit = "/webhooks/quickbooks";
        sent.add(send("no signature", intuit, body(""), Map.of()));
        String guessed = body("");
        sent.add(send(
                "a guessed verifier",
                intuit,
                guessed,
                Map.of("intuit-signature", Base64.getEncoder().encodeToString(hmac(guessed)))));
        sent.add(send(
                "the signature of another body",
                intuit,
                body(""),
                Map.of("intuit-signature", Base64.getEncoder().encodeToString(hmac(guessed)))));
        sent.add(send("an empty signature", intuit, body(""), Map.of("intuit-signature", "")));
        sent.add(send("too large", intuit, body(" ".repeat(TOO_LARGE)), Map.of("intuit-signature", "AAAA")));
        sent.add(send("no JSON", intuit, body(""), Map.of("Content-Type", "text/plain", "intuit-signature", "AAAA")));
        String hook = "/webhooks/asana/" + UUID.randomUUID();
        String events = body("");
        sent.add(send(
                "a subscription that there is none of",
                hook,
                events,
                Map.of("X-Hook-Signature", HexFormat.of().formatHex(hmac(events)))));
        sent.add(send("a handshake that nobody awaits", hook, body(""), Map.of("X-Hook-Secret", GUESSED)));
        return sent;
    }

    private Webhooks.Forged send(String how, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ingest + path))
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        all.forEach(request::header);
        int status = 0;
        try {
            status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            // The connection was cut in the middle of what is too large: not accepted.
        }
        return new Webhooks.Forged(how, Ledgers.sha256(body), status);
    }

    private static String body(String filling) {
        return "[{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"type\":\"qbo.bill.created.v1\"}]"
                + filling;
    }

    private static byte[] hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(GUESSED.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
