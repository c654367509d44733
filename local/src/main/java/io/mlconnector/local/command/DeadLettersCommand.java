package io.mlconnector.local.command;

import io.mlconnector.local.operate.DeadLetters;
import io.mlconnector.local.operate.DeadLetters.Letter;
import io.mlconnector.local.operate.DeadLetters.Selection;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc dead-letters`, `./mlc dead-letters --replay --reason unreadable`.
@Command(
        name = "dead-letters",
        description = "Lists what could not be processed, and gives it back to its topic after the repair.",
        footer = {
            "",
            "A dead letter keeps its original bytes for 90 days. To replay is safe: what is applied already is skipped,",
            "and what still cannot be processed becomes a dead letter again.",
            "",
            "  ./mlc dead-letters --topic quickbooks.changes",
            "  ./mlc dead-letters --replay --letter quickbooks.changes.dead-letters-2-17",
            "  ./mlc dead-letters --replay --reason unreadable --dry-run"
        })
final class DeadLettersCommand implements Callable<Integer> {
    @Option(
            names = "--letter",
            paramLabel = "POSITION",
            defaultValue = "",
            description = "Only this one: topic-partition-offset of the dead letter, or of the original record.")
    private String position = "";

    @Option(names = "--topic", paramLabel = "TOPIC", defaultValue = "", description = "Only those from this topic.")
    private String topic = "";

    @Option(names = "--reason", paramLabel = "CODE", defaultValue = "", description = "Only those with this reason.")
    private String reason = "";

    @Option(names = "--replay", description = "Gives them back to the topic that they came from.")
    private boolean replay;

    @Option(names = "--dry-run", description = "Prints what would be given back, and does nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    DeadLettersCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /// @param replayed whether they were given back
    record Result(boolean replayed, List<Letter> letters) {
        Result {
            letters = List.copyOf(letters);
        }
    }

    @Override
    public Integer call() {
        if (dryRun && !replay) {
            throw CommandFailure.usage("--dry-run goes with --replay: without it nothing is done anyway.");
        }
        DeadLetters deadLetters = new DeadLetters(Known.from(environment).bootstrapServers());
        Selection selection = new Selection(position, topic, reason);
        List<Letter> letters = deadLetters.list(selection);
        boolean asks = replay && !dryRun && !yes && output == Output.text && terminal.isInteractive();
        if (!replay || dryRun || asks || letters.isEmpty()) {
            print(new Result(false, letters));
        }
        if (!replay || dryRun || letters.isEmpty()) {
            return 0;
        }
        if (asks && !terminal.confirm("Give " + letters.size() + " back to their topics?")) {
            terminal.line("Nothing was changed.");
            return 1;
        }
        List<Letter> given = deadLetters.replay(selection);
        switch (output) {
            case json -> terminal.line(Output.pretty(new Result(true, given)));
            case text -> terminal.line(given.size() + " given back. ./mlc show RECORD says what came of each.");
        }
        return 0;
    }

    private void print(Result result) {
        switch (output) {
            case json -> terminal.line(Output.pretty(result));
            case text -> {
                result.letters().forEach(this::print);
                terminal.line(
                        result.letters().isEmpty()
                                ? "No dead letters."
                                : result.letters().size() + " dead letters.");
            }
        }
    }

    private void print(Letter letter) {
        terminal.line(terminal.strong(letter.position()) + "  " + letter.reason() + "  " + terminal.quiet(letter.at()));
        terminal.line(String.format(
                Locale.ROOT,
                "    key %s, from %s, %d bytes, %d attempts, by %s",
                letter.key().isEmpty() ? "(none)" : letter.key(),
                letter.origin(),
                letter.bytes(),
                letter.attempts(),
                letter.service()));
        terminal.line("    " + letter.text());
    }
}
