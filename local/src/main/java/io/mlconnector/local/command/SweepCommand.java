package io.mlconnector.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.operate.UpkeepJob;
import io.mlconnector.local.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc sweep`.
@Command(
        name = "sweep",
        description =
                "Looks for what carries our mark although the ledger does not know it, or twice. Exit code 0 only "
                        + "when there is nothing.",
        footer = {
            "",
            "The writers do it by themselves every quarter of an hour. A task in Asana that was created twice is removed",
            "after its comments were moved; a second document in QuickBooks is never touched, and told of on the task.",
            "",
            "  ./mlc sweep --dry-run -o json",
            "  ./mlc sweep --all --side quickbooks"
        })
final class SweepCommand implements Callable<Integer> {
    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "",
            description = "quickbooks or asana; both when it is not given.")
    private String side = "";

    @Option(names = "--all", description = "Looks at everything, not only at what changed lately.")
    private boolean all;

    @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
    private boolean dryRun;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    SweepCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> groups = side.isBlank() ? UpkeepJob.groups() : List.of(UpkeepJob.groupOf(side));
        UpkeepJob job = new UpkeepJob(Known.from(environment));
        List<JsonNode> reports = new ArrayList<>();
        for (String group : groups) {
            reports.add(job.run(group, "sweep", "dryRun=" + dryRun + "&all=" + all, _ -> {}));
        }
        switch (output) {
            case json -> terminal.line(Output.pretty(reports));
            case text -> reports.forEach(this::print);
        }
        return reports.stream().allMatch(report -> report.path("found").isEmpty()) ? 0 : 1;
    }

    private void print(JsonNode report) {
        int found = report.path("found").size();
        terminal.line((found == 0 ? terminal.good("✓") : terminal.bad("✗")) + " "
                + report.path("group").asText() + "  " + report.path("checked").asInt() + " marks looked at, "
                + report.path("underWay").asInt() + " under way, " + found + " found"
                + (dryRun ? "; nothing was changed" : ""));
        for (JsonNode one : report.path("found")) {
            terminal.line("    " + one.path("record").asText() + "  "
                    + one.path("action").asText()
                    + terminal.quiet("  " + one.path("text").asText()));
        }
    }
}
