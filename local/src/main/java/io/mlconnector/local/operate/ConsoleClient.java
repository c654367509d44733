package io.mlconnector.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.terminal.CommandFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/// The console's REST API, as the commands use it.
public final class ConsoleClient {
    private static final Pattern RECORD = Pattern.compile("(quickbooks|asana)/[A-Za-z]+/[A-Za-z0-9_-]+");

    private final Known known;
    private final LocalHttp http = new LocalHttp();

    public ConsoleClient(Known known) {
        this.known = known;
    }

    /// @param record `quickbooks/Bill/1043`
    public JsonNode trail(String record) {
        if (!RECORD.matcher(record).matches()) {
            throw CommandFailure.usage("'" + record
                    + "' names no record: it is quickbooks/TYPE/ID or asana/TYPE/GID, such as quickbooks/Bill/1043.");
        }
        LocalHttp.Answer answer = ask("/api/records/" + record);
        if (!answer.ok()) {
            throw CommandFailure.of(problem(answer));
        }
        return body(answer);
    }

    /// All parts and their checks.
    public JsonNode health() {
        LocalHttp.Answer answer = ask("/api/health");
        if (!answer.ok()) {
            throw CommandFailure.of(problem(answer));
        }
        return body(answer);
    }

    /// Empty when no console answers.
    public Optional<JsonNode> findHealth() {
        return http.get(known.console() + "/api/health")
                .filter(LocalHttp.Answer::ok)
                .flatMap(LocalHttp.Answer::body);
    }

    /// What reading QuickBooks costs; empty when no console answers.
    public Optional<JsonNode> findReads() {
        return http.get(known.console() + "/api/reads")
                .filter(LocalHttp.Answer::ok)
                .flatMap(LocalHttp.Answer::body);
    }

    private LocalHttp.Answer ask(String path) {
        return http.get(known.console() + path)
                .orElseThrow(() -> CommandFailure.of("The console does not answer at " + known.console()
                        + ": start ./mlc up, or set CONSOLE_PORT to where it listens."));
    }

    private JsonNode body(LocalHttp.Answer answer) {
        return answer.body()
                .orElseThrow(
                        () -> CommandFailure.of(known.console() + " is not the console: it answers without JSON."));
    }

    private static String problem(LocalHttp.Answer answer) {
        return answer.body()
                .flatMap(body -> Optional.ofNullable(body.path("detail").textValue()))
                .orElse("The console answered " + answer.status() + ".");
    }
}
