package io.mlconnector.chaos.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the services show to whoever asks, with the answers to what is wrong.
final class Pages {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final List<String> PATHS = List.of(
            "/",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/q/info",
            "/api/health",
            "/api/activity?limit=1000",
            "/api/dead-letters",
            "/api/records/quickbooks/Bill/1",
            "/control/qbo-writer/pause",
            "/webhooks/asana/none",
            "/none",
            "/%00",
            "/api/activity?limit=x");

    private Pages() {}

    /// Headers and body of each; those that do not answer are left out.
    static Map<String, byte[]> read(Map<String, String> services) throws InterruptedException {
        Map<String, byte[]> pages = new TreeMap<>();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER)
                .build()) {
            for (Map.Entry<String, String> service : services.entrySet()) {
                for (String path : PATHS) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(service.getValue() + path))
                            .timeout(ANSWER)
                            .build();
                    try {
                        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        pages.put("page " + service.getKey() + path, whole(answer));
                    } catch (IOException _) {
                        // No page, nothing shown.
                    }
                }
            }
        }
        return pages;
    }

    private static byte[] whole(HttpResponse<byte[]> answer) {
        byte[] headers = (answer.headers().map() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[headers.length + answer.body().length];
        System.arraycopy(headers, 0, whole, 0, headers.length);
        System.arraycopy(answer.body(), 0, whole, headers.length, answer.body().length);
        return whole;
    }
}
