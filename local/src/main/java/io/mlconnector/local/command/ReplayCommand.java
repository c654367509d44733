package io.mlconnector.local.command;

import io.mlconnector.local.operate.GroupReset;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.operate.RecordReplay;
import io.mlconnector.local.operate.Replay;
import io.mlconnector.local.operate.ReplayScope;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc replay --group asana-writer --to-earliest`, or `--record quickbooks/Bill/1043`.
@Command(
        name = "replay",
        description = "Puts a consumer group back to an earlier place, or sends one record through again. What is "
                + "applied already is skipped, and each skip is in the audit trail.",
        footer = {
            "",
            "On a terminal it first says what would be done, and asks; --yes does not ask.",
            "The groups asana-writer and qbo-writer are paused meanwhile and go on by themselves. Any other group must",
            "have no active member: stop its service first.",
            "",
            "  ./mlc replay --group qbo-writer --to-earliest --dry-run",
            "  ./mlc replay --group asana-writer --to-datetime 2026-11-24T08:00:00Z --partition 2",
            "  ./mlc replay --record quickbooks/Bill/1043"
        })
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--group", paramLabel = "GROUP", defaultValue = "", description = "asana-writer, qbo-writer, …")
    private String group = "";

    @Option(names = "--to-earliest", description = "To the first record that the topics still hold.")
    private boolean toEarliest;

    @Option(
            names = "--to-datetime",
            paramLabel = "TIME",
            defaultValue = "",
            description = "To the first record of this time or later: 2026-11-24T08:00:00Z, or without Z in the time "
                    + "zone of this machine.")
    private String toDateTime = "";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only this topic; may be given several times.")
    private @Nullable List<String> topics;

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition; may be given several times.")
    private @Nullable List<Integer> partitions;

    @Option(
            names = "--record",
            paramLabel = "RECORD",
            defaultValue = "",
            description = "Reads this record afresh from its vendor and sends it through again.")
    private String record = "";

    @Option(
            names = "--connection",
            paramLabel = "ID",
            defaultValue = "",
            description = "With --record: the connection, where there are several.")
    private String connection = "";

    @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    ReplayCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /// @param possibleWrites of the rehearsal, for a writer's group
    record Result(
            String group,
            boolean dryRun,
            long records,
            @Nullable Long possibleWrites,
            List<GroupReset.Move> partitions) {
        Result {
            partitions = List.copyOf(partitions);
        }
    }

    record RecordResult(String record, String connection, boolean dryRun) {}

    @Override
    public Integer call() {
        if (!record.isBlank()) {
            return one();
        }
        ReplayScope scope = scope();
        Replay replay = new Replay(Known.from(environment));
        Replay.Rehearsal rehearsal = replay.rehearse(scope);
        boolean asks = !yes && !dryRun && output == Output.text && terminal.isInteractive();
        if (dryRun || asks) {
            show(rehearsal.moves(), rehearsal, true);
        }
        if (dryRun) {
            return 0;
        }
        if (asks && !terminal.confirm("Replay?")) {
            terminal.line("Nothing was changed.");
            return 1;
        }
        show(replay.run(scope), rehearsal, false);
        return 0;
    }

    private int one() {
        if (!group.isBlank() || toEarliest || !toDateTime.isBlank() || topics != null || partitions != null) {
            throw CommandFailure.usage("--record stands alone: a record has no group, time, topic or partition.");
        }
        RecordReplay.Request request = RecordReplay.Request.parse(record);
        String at = dryRun
                ? connection
                : new RecordReplay(Known.from(environment), Clock.systemUTC()).send(request, connection);
        switch (output) {
            case json -> terminal.line(Output.pretty(new RecordResult(record, at, dryRun)));
            case text ->
                terminal.line(
                        dryRun
                                ? "Nothing was changed; " + record + " would be read from its vendor and decided about."
                                : record + " is read from its vendor and decided about. What came of it: ./mlc show "
                                        + record);
        }
        return 0;
    }

    private ReplayScope scope() {
        if (group.isBlank()) {
            throw CommandFailure.usage(
                    "Name the group, --group asana-writer or --group qbo-writer, or a record, --record "
                            + "quickbooks/Bill/1043.");
        }
        if (toEarliest == !toDateTime.isBlank()) {
            throw CommandFailure.usage("Say where to: --to-earliest, or --to-datetime 2026-11-24T08:00:00Z.");
        }
        if (!connection.isBlank()) {
            throw CommandFailure.usage(
                    "--connection goes with --record: a group has all connections of its partitions.");
        }
        ReplayScope.From from = toEarliest
                ? new ReplayScope.From.Earliest()
                : new ReplayScope.From.Time(Times.parse(toDateTime)
                        .orElseThrow(() -> CommandFailure.usage("--to-datetime is '" + toDateTime
                                + "', which is no time such as 2026-11-24T08:00:00Z.")));
        return new ReplayScope(
                group,
                from,
                topics == null ? Set.of() : Set.copyOf(topics),
                partitions == null ? Set.of() : Set.copyOf(partitions));
    }

    private void show(List<GroupReset.Move> moves, Replay.Rehearsal rehearsal, boolean rehearsed) {
        long records = moves.stream().mapToLong(GroupReset.Move::records).sum();
        switch (output) {
            case json ->
                terminal.line(Output.pretty(
                        new Result(group, rehearsed, records, rehearsal.writes().orElse(null), moves)));
            case text -> {
                table(moves).forEach(terminal::line);
                terminal.line(
                        rehearsed
                                ? group + " would read " + records + " records again" + writes(rehearsal.writes()) + "."
                                        + (dryRun ? " Nothing was changed." : "")
                                : group + " reads " + records + " records again.");
            }
        }
    }

    private List<String> table(List<GroupReset.Move> moves) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.quiet(String.format(
                Locale.ROOT, "%-32s %9s %10s %10s %10s", "topic", "partition", "current", "new", "records")));
        for (GroupReset.Move move : moves) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-32s %9d %10d %10d %10d",
                    move.topic(),
                    move.partition(),
                    move.current(),
                    move.target(),
                    move.records()));
        }
        return lines;
    }

    private static String writes(Optional<Long> possible) {
        return possible.map(count -> count == 0
                        ? ", all of them finished: 0 writes"
                        : ", " + count + " of them not finished: up to " + count + " writes")
                .orElse(" and decide anew: commands come out only where something differs");
    }
}
