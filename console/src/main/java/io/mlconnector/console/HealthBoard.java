package io.mlconnector.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The health of all parts, asked for now. Each question is bounded, and all are asked at the same time.
@ApplicationScoped
class HealthBoard {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    /// @param status `UP`, `DOWN`, `UNREACHABLE`
    /// @param checks what the part itself checks
    /// @param detail a sentence when it is not up
    /// @param page where a person finds it
    record Part(
            String name,
            String status,
            List<Check> checks,
            @Nullable String detail,
            @Nullable String page) {}

    /// @param status `UP`, `DOWN`, or `WARN` for what is up and should be looked at
    /// @param detail a plain sentence
    record Check(String name, String status, @Nullable String detail) {}

    /// @param status `UP` when all parts are
    record Board(String status, List<Part> parts) {}

    private final ConsoleSettings settings;
    private final TopicFollower follower;
    private final SmallRyeHealthReporter reporter;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    HealthBoard(ConsoleSettings settings, TopicFollower follower, SmallRyeHealthReporter reporter) {
        this.settings = settings;
        this.follower = follower;
        this.reporter = reporter;
    }

    Board ask() {
        List<CompletableFuture<Part>> services = new ArrayList<>();
        settings.services().forEach((name, url) -> services.add(service(name, url)));
        List<CompletableFuture<Part>> sandboxes = new ArrayList<>();
        settings.sandboxes().forEach((name, url) -> sandboxes.add(sandbox(name, url)));
        List<Part> parts = new ArrayList<>();
        services.forEach(question -> parts.add(question.join()));
        parts.addAll(self());
        parts.add(kafka());
        sandboxes.forEach(question -> parts.add(question.join()));
        boolean up = parts.stream().allMatch(part -> part.status().equals("UP"));
        return new Board(up ? "UP" : "DOWN", parts);
    }

    private List<Part> self() {
        String report = reporter.getReadiness().getPayload().toString();
        return settings.allInOne()
                ? read(report).map(HealthReport::ofAll).orElseGet(List::of)
                : List.of(part("console", report));
    }

    private Part kafka() {
        String trouble = follower.unreachable();
        return trouble == null
                ? new Part(
                        "Kafka",
                        "UP",
                        List.of(new Check("brokers", "UP", "Answers at " + follower.bootstrapServers() + ".")),
                        null,
                        null)
                : new Part("Kafka", "UNREACHABLE", List.of(), "The console " + trouble + ".", null);
    }

    private CompletableFuture<Part> service(String name, String url) {
        return get(url + "/q/health/ready")
                .thenApply(answer -> part(name, answer.body()))
                .exceptionally(_ -> unreachable(name, url, null));
    }

    private CompletableFuture<Part> sandbox(String name, String url) {
        String page = url + "/";
        return get(url + "/sandbox/info")
                .thenApply(answer -> answer.statusCode() == 200
                        ? new Part(name, "UP", List.of(new Check("sandbox", "UP", "It answers.")), null, page)
                        : new Part(name, "DOWN", List.of(), url + " answered " + answer.statusCode() + ".", page))
                .exceptionally(_ -> unreachable(name, url, page));
    }

    private static Part unreachable(String name, String url, @Nullable String page) {
        return new Part(name, "UNREACHABLE", List.of(), "No answer from " + url + " within 2 s.", page);
    }

    private CompletableFuture<HttpResponse<String>> get(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Part part(String name, String body) {
        return read(body)
                .map(health -> HealthReport.ofService(name, health))
                .orElseGet(() -> new Part(name, "UNREACHABLE", List.of(), "The answer is no health report.", null));
    }

    private static Optional<JsonNode> read(String body) {
        try {
            JsonNode health = Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            return health.path("status").isTextual() ? Optional.of(health) : Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
