package io.mlconnector.local.command;

import io.mlconnector.local.installation.Home;
import io.mlconnector.local.operate.KeyTrail;
import io.mlconnector.local.operate.KeyUse;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.serviceruntime.secret.KeyRotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mlc keys`.
@Command(
        name = "keys",
        description = "Shows the keys that tokens and webhook secrets are sealed with, and rotates them.",
        footer = {
            "",
            "rotate adds a new key to each keyset of TOKEN_KEYSET_FILE: it seals from now on, the old one still opens. The",
            "services take it without a restart and seal anew what the old key sealed, within ten minutes. --retire then",
            "removes the old keys; it refuses while a row is left that one of them sealed.",
            "",
            "  ./mlc keys",
            "  ./mlc keys rotate --dry-run",
            "  ./mlc keys rotate --yes",
            "  ./mlc keys rotate --retire"
        })
final class KeysCommand implements Callable<Integer> {
    enum Action {
        show,
        rotate
    }

    @Parameters(arity = "0..1", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}", defaultValue = "show")
    private Action action = Action.show;

    @Option(names = "--retire", description = "Removes the old keys, after nothing uses them any more.")
    private boolean retire;

    @Option(names = "--dry-run", description = "Says what would be done, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    private final Map<String, String> environment;
    private final Terminal terminal;

    KeysCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path file = file();
        List<KeyRotation.State> states = KeyRotation.look(file);
        KeyUse.Look look = KeyUse.look(Known.from(environment).bootstrapServers());
        show(file, states, look);
        if (action == Action.show) {
            return 0;
        }
        return retire ? retire(file, states, look) : rotate(file, states);
    }

    private int rotate(Path file, List<KeyRotation.State> states) {
        if (states.stream().anyMatch(state -> !state.older().isEmpty())) {
            throw CommandFailure.of("A rotation is under way: finish it with ./mlc keys rotate --retire.");
        }
        if (!isWanted("Add a new key to each of these " + states.size() + " keysets?")) {
            return dryRun ? 0 : 1;
        }
        KeyRotation.rotate(file);
        tell("rotated", "New keys seal what is kept; the old ones still open it.");
        terminal.line(
                terminal.good("Rotated.") + " Back the file up. The services seal anew within ten minutes, or at their"
                        + " next start; then: ./mlc keys rotate --retire");
        return 0;
    }

    private int retire(Path file, List<KeyRotation.State> states, KeyUse.Look look) {
        KeyUse use = switch (look) {
            case KeyUse.Look.Seen(var seen) -> seen;
            case KeyUse.Look.Silent(var why) ->
                throw CommandFailure.of("Whether the old keys are still used is not known: " + why + ".");
        };
        int left = states.stream().mapToInt(use::outdated).sum();
        if (left > 0) {
            throw CommandFailure.of(
                    left + " rows are still sealed with old keys: nothing was removed. While the services"
                            + " run they seal them anew within ten minutes.");
        }
        if (states.stream().allMatch(state -> state.older().isEmpty())) {
            terminal.line("There are no old keys.");
            return 0;
        }
        if (!isWanted("Remove the old keys for ever? A backup of the topics from before needs the file from before.")) {
            return dryRun ? 0 : 1;
        }
        KeyRotation.retire(file);
        tell("retired", "The old keys are removed; what they sealed does not open any more.");
        terminal.line(terminal.good("Retired.") + " Back the file up.");
        return 0;
    }

    private boolean isWanted(String question) {
        if (dryRun) {
            terminal.line("Would be done: " + question.replace("?", ".") + " Nothing was changed.");
            return false;
        }
        if (yes) {
            return true;
        }
        if (!terminal.isInteractive()) {
            throw CommandFailure.usage("Nobody can be asked here: say --yes, or --dry-run.");
        }
        return terminal.confirm(question);
    }

    private void tell(String step, String sentence) {
        KeyTrail.tell(Known.from(environment), step, sentence)
                .ifPresent(why -> terminal.line(terminal.warn("!") + " This is not in the audit trail: " + why + "."));
    }

    private void show(Path file, List<KeyRotation.State> states, KeyUse.Look look) {
        terminal.line(terminal.strong("Keys in " + file));
        for (KeyRotation.State state : states) {
            String rows = look instanceof KeyUse.Look.Seen(var use)
                    ? ": " + use.current(state) + " rows, and " + use.outdated(state) + " under old keys"
                    : "";
            terminal.line("  " + state.purpose().id() + "  " + Integer.toHexString(state.primary())
                    + (state.older().isEmpty()
                            ? ""
                            : ", old "
                                    + String.join(
                                            ", ",
                                            state.older().stream()
                                                    .map(Integer::toHexString)
                                                    .toList()))
                    + rows);
        }
        if (look instanceof KeyUse.Look.Silent(var why)) {
            terminal.line("  What they have sealed is not known: " + why + ".");
        }
    }

    private Path file() {
        String given = environment.getOrDefault("TOKEN_KEYSET_FILE", "");
        Path file = given.isBlank() ? Home.from(environment).folder().resolve("keyset.json") : Path.of(given);
        if (!Files.isReadable(file)) {
            throw CommandFailure.of("There is no keyset file " + file + ": set TOKEN_KEYSET_FILE or MLC_HOME.");
        }
        return file;
    }
}
