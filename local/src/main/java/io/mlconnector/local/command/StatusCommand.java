package io.mlconnector.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.operate.ConsoleClient;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc status`.
@Command(name = "status", description = "Shows the health of all parts. Exit code 0 only when all are up.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    StatusCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode board = new ConsoleClient(Known.from(environment)).health();
        switch (output) {
            case json -> terminal.line(Output.pretty(board));
            case text -> board.path("parts").forEach(this::print);
        }
        return board.path("status").asText().equals("UP") ? 0 : 1;
    }

    private void print(JsonNode part) {
        boolean up = part.path("status").asText().equals("UP");
        terminal.line((up ? terminal.good("✓") : terminal.bad("✗")) + " "
                + part.path("name").asText() + "  "
                + part.path("status").asText()
                + (part.hasNonNull("detail") ? "  " + part.path("detail").asText() : ""));
        for (JsonNode check : part.path("checks")) {
            boolean holds = check.path("status").asText().equals("UP");
            terminal.line("    " + (holds ? terminal.good("✓") : terminal.bad("✗")) + " "
                    + check.path("name").asText()
                    + (check.hasNonNull("detail")
                            ? terminal.quiet("  " + check.path("detail").asText())
                            : ""));
        }
    }
}
