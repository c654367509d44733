package io.mlconnector.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.operate.ConsoleClient;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mlc show quickbooks/Bill/1043`.
@Command(
        name = "show",
        description = "Shows the audit trail of a record: each step, what it was linked to, what was written.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RECORD",
            defaultValue = "",
            description = "quickbooks/TYPE/ID or asana/TYPE/GID: quickbooks/Bill/1043, asana/Task/1207")
    private String record = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    ShowCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode trail = new ConsoleClient(Known.from(environment)).trail(record);
        switch (output) {
            case json -> terminal.line(Output.pretty(trail));
            case text -> print(trail);
        }
        return 0;
    }

    private void print(JsonNode trail) {
        terminal.line(terminal.strong(trail.path("record").asText()));
        for (JsonNode link : trail.path("links")) {
            terminal.line("  link       " + link.path("pair").asText() + ": "
                    + link.path("quickbooks").asText("-") + " - "
                    + link.path("asana").asText("-") + ", "
                    + link.path("state").asText() + ", revision "
                    + link.path("revision").asText());
        }
        for (JsonNode entry : trail.path("ledger")) {
            terminal.line("  operation  " + entry.path("operation").asText() + ": "
                    + entry.path("state").asText() + " "
                    + entry.path("vendorId").asText("")
                    + (entry.hasNonNull("reason")
                            ? " (" + entry.path("reason").path("text").asText() + ")"
                            : ""));
        }
        for (JsonNode entry : trail.path("entries")) {
            String record = entry.path("record").asText();
            terminal.line("  " + terminal.quiet(entry.path("at").asText()) + "  "
                    + pad(entry.path("step").asText(), 13)
                    + pad(entry.path("service").asText(), 16)
                    + entry.path("detail").asText()
                    + (record.equals(trail.path("record").asText()) ? "" : terminal.quiet("  [" + record + "]")));
        }
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
