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

    private final URI uri;
    private final Duration most;

    ReadyWait(String url, Duration most) {
        this.uri = URI.create(url);
        this.most = most;
    }

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
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                    if (answer.statusCode() == 200) {
                        return;
                    }
                    last = answer.body();
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
}
