package io.mlconnector.chaos.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A web page of somebody else, open in an operator's browser, that sends requests to every address that it can guess.
/// Browsers put the page's address into such requests (`Origin`), and send the plainest kind without asking.
final class Strangers {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> PATHS = List.of(
            "/control/qbo-writer/pause",
            "/control/asana-writer/pause",
            "/control/qbo-writer/resume",
            "/control/asana-writer/resume",
            "/api/health",
            "/api/activity",
            "/api/dead-letters",
            "/api/records/quickbooks/Bill/1",
            "/webhooks/quickbooks",
            "/webhooks/asana/guessed",
            "/");

    private final Map<String, String> services;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    Strangers(Map<String, String> services) {
        this.services = Map.copyOf(services);
    }

    List<Probe> tryAll() throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (String base : services.values()) {
            for (String path : PATHS) {
                for (String method : METHODS) {
                    probes.add(new Probe(method + " " + base + path, send(method, base + path)));
                }
            }
        }
        return probes;
    }

    private int send(String method, String address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER)
                .header("Origin", "https://stranger.example")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "text/plain")
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }
}
