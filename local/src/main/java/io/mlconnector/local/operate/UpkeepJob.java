package io.mlconnector.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.terminal.CommandFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// A sweep or a rebuild of a running writer: starts it, and waits for its end.
public final class UpkeepJob {
    private static final Duration MOST = Duration.ofMinutes(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Known known;
    private final LocalHttp http = new LocalHttp();

    public UpkeepJob(Known known) {
        this.known = known;
    }

    /// @param job `sweep` or `rebuild`
    /// @param query `dryRun=true`
    /// @param looked told how many objects were looked at
    /// @return the report
    /// @throws CommandFailure when it cannot be done, with the reason
    public JsonNode run(String group, String job, String query, LongConsumer looked) throws InterruptedException {
        String url = start(group, job, query);
        long deadline = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> answer =
                    http.get(url).filter(LocalHttp.Answer::ok).flatMap(LocalHttp.Answer::body);
            if (answer.isPresent()) {
                JsonNode status = answer.get();
                looked.accept(status.path("looked").asLong());
                switch (status.path("state").asText()) {
                    case "DONE" -> {
                        return status.path("report");
                    }
                    case "FAILED" ->
                        throw CommandFailure.of(status.path("detail").asText("It failed."));
                    default -> {}
                }
            }
            Thread.sleep(LOOK);
        }
        throw CommandFailure.of(
                "The " + job + " of " + group + " did not end within " + MOST.toMinutes() + " minutes.");
    }

    private String start(String group, String job, String query) {
        String detail = "";
        for (String base : WriterControl.addresses(known, group)) {
            String url = base + "/control/" + group + "/upkeep";
            Optional<LocalHttp.Answer> answer = http.post(url + "/" + job + "?" + query);
            if (answer.isPresent() && answer.get().ok()) {
                return url;
            }
            detail = answer.flatMap(LocalHttp.Answer::body)
                    .map(body -> body.path("detail").asText(""))
                    .filter(text -> !text.isBlank())
                    .orElse(detail);
        }
        throw CommandFailure.of(
                detail.isEmpty()
                        ? "The " + group + " does not answer at "
                                + String.join(" or ", WriterControl.addresses(known, group)) + ": start ./mlc up first."
                        : detail);
    }

    /// The writer of a side: `quickbooks` or `asana`.
    public static String groupOf(String side) {
        return switch (side) {
            case "quickbooks" -> "qbo-writer";
            case "asana" -> "asana-writer";
            default -> throw CommandFailure.usage("--side is quickbooks or asana, not '" + side + "'.");
        };
    }

    public static List<String> groups() {
        return List.of("qbo-writer", "asana-writer");
    }
}
