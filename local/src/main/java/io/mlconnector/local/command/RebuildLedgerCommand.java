package io.mlconnector.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.operate.UpkeepJob;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc rebuild-ledger --side quickbooks`.
@Command(
        name = "rebuild-ledger",
        description = "Makes a writer's ledger again from the marks in the vendor's documents, where it was lost.",
        footer = {
            "",
            "A row that is there is never touched. The writer stands aside while the rows are written, a few seconds.",
            "",
            "  ./mlc rebuild-ledger --side quickbooks --dry-run",
            "  ./mlc rebuild-ledger --side asana --yes"
        })
final class RebuildLedgerCommand implements Callable<Integer> {
    @Option(names = "--side", paramLabel = "SIDE", required = true, description = "quickbooks or asana")
    private String side = "";

    @Option(names = "--dry-run", description = "Prints what would be written, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    RebuildLedgerCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        String group = UpkeepJob.groupOf(side);
        UpkeepJob job = new UpkeepJob(Known.from(environment));
        if (!dryRun && !yes) {
            if (output != Output.text || !terminal.isInteractive()) {
                throw CommandFailure.usage("Without a terminal say --yes, or --dry-run to see what would be written.");
            }
            print(job.run(group, "rebuild", "dryRun=true", progress()));
            if (!terminal.confirm("Write the missing rows?")) {
                terminal.line("Nothing was changed.");
                return 1;
            }
        }
        JsonNode report = job.run(group, "rebuild", "dryRun=" + dryRun, progress());
        switch (output) {
            case json -> terminal.line(Output.pretty(report));
            case text -> print(report);
        }
        return 0;
    }

    /// A person sees that it goes on; a file does not need to.
    private LongConsumer progress() {
        return output == Output.text && terminal.isInteractive()
                ? looked -> terminal.progress(looked + " documents looked at")
                : _ -> {};
    }

    private void print(JsonNode report) {
        boolean rehearsed = report.path("dryRun").asBoolean();
        terminal.line(
                report.path("group").asText() + ": " + report.path("marks").asInt() + " marks; "
                        + report.path("present").asInt() + " rows are there and stay as they are, "
                        + report.path("written").asInt() + (rehearsed ? " would be written" : " written") + ", and "
                        + report.path("links").asInt() + " links." + (rehearsed ? " Nothing was changed." : ""));
        report.path("problems").forEach(problem -> terminal.line("    " + problem.asText()));
    }
}
