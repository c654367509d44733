package io.mlconnector.local.command;

import io.mlconnector.local.operate.GroupReset;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.operate.Replay;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc replay --group asana-writer --to-earliest`.
@Command(
        name = "replay",
        description =
                "Puts a consumer group back to the beginning. What is applied already is skipped, and each skip is "
                        + "in the audit trail.",
        footer = {
            "",
            "The groups asana-writer and qbo-writer are paused meanwhile and go on by themselves. Any other group must",
            "have no active member: stop its service first."
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--group", paramLabel = "GROUP", defaultValue = "", description = "asana-writer, qbo-writer, …")
    private String group = "";

    @Option(names = "--to-earliest", description = "To the first record that the topics still hold.")
    private boolean toEarliest;

    @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
    private boolean dryRun;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    ReplayCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    record Result(String group, boolean dryRun, long records, List<GroupReset.Move> partitions) {}

    @Override
    public Integer call() {
        if (group.isBlank()) {
            throw CommandFailure.usage("Name the group: --group asana-writer or --group qbo-writer.");
        }
        if (!toEarliest) {
            throw CommandFailure.usage("Say where to: --to-earliest.");
        }
        Replay replay = new Replay(Known.from(environment));
        List<GroupReset.Move> moves = dryRun ? replay.rehearse(group) : replay.toEarliest(group);
        long records = moves.stream().mapToLong(GroupReset.Move::records).sum();
        switch (output) {
            case json -> terminal.line(Output.pretty(new Result(group, dryRun, records, moves)));
            case text -> print(moves, records);
        }
        return 0;
    }

    private void print(List<GroupReset.Move> moves, long records) {
        terminal.line(terminal.quiet(String.format(
                Locale.ROOT, "%-32s %9s %10s %10s %10s", "topic", "partition", "current", "new", "records")));
        for (GroupReset.Move move : moves) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "%-32s %9d %10d %10d %10d",
                    move.topic(),
                    move.partition(),
                    move.current(),
                    move.target(),
                    move.records()));
        }
        terminal.line(
                dryRun
                        ? "Nothing was changed; " + group + " would read " + records + " records again."
                        : group + " reads " + records + " records again.");
    }
}
