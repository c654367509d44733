package io.mlconnector.local.installation;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Asks a health endpoint until it says yes.
final class ReadyWait {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// How the sentence of the owner of QuickBooks' tokens begins when only a person can go on.
    private static final String PERSON_NEEDED = "onnect needed: ";

    private final URI uri;
    private final URI tokens;
    private final Duration most;

    /// @param url of what has to be ready
    /// @param tokens where the owner of QuickBooks' tokens tells its health
    ReadyWait(String url, String tokens, Duration most) {
        this.uri = URI.create(url);
        this.tokens = URI.create(tokens);
        this.most = most;
    }

    /// Returns also when a person has to connect QuickBooks first: that is done on a console that runs.
    ///
    /// @param name who is waited for, for people
    /// @param running false once it ended: then there is nothing to wait for
    /// @throws CommandFailure when it ended, or was not ready in time, with what it said last
    void await(String name, BooleanSupplier running, Path log) {
        long deadline = System.nanoTime() + most.toNanos();
        String last = "no answer";
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (System.nanoTime() < deadline) {
                if (!running.getAsBoolean()) {
                    throw CommandFailure.of(name + " ended while starting. The reason is in " + log);
                }
                try {
                    HttpResponse<String> answer = ask(client, uri);
                    if (answer.statusCode() == 200) {
                        return;
                    }
                    last = answer.body();
                    if (ask(client, tokens).body().contains(PERSON_NEEDED)) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of(name + " was interrupted while starting.", e);
        }
        throw CommandFailure.of(name + " was not ready within " + most.toSeconds() + " s ("
                + last.replaceAll("\\s+", " ").strip() + "). More is in " + log);
    }

    private static HttpResponse<String> ask(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
