package io.mlconnector.local.command;

import io.mlconnector.local.installation.Home;
import io.mlconnector.local.operate.AuditSeals;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.seal.Seals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mlc audit verify`.
@Command(
        name = "audit",
        description = "Checks the seals of the audit trail: names the first record that was changed, removed or "
                + "inserted. Exit code 0 only if all that is sealed is as it was.",
        footer = {
            "",
            "Every 1,000 records of a partition, and every record after five minutes, come under a seal. Keep the output",
            "of -o json elsewhere: a later one whose 'to' is smaller means that seals were cut off.",
            "",
            "  ./mlc audit verify",
            "  ./mlc audit verify -o json --key-file /etc/ml-connector/keyset.json"
        })
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "verify", description = "What to do with the trail.")
    private String deed = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "The keyset file with the key 'seal' (default: TOKEN_KEYSET_FILE, else keyset.json in MLC_HOME).")
    private @Nullable Path keyFile;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    AuditCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!deed.equals("verify")) {
            throw CommandFailure.usage("./mlc audit verify is what there is.");
        }
        Path file = file();
        SealKeys keys = SealKeys.find(file)
                .orElseThrow(() -> CommandFailure.of(file + " has no key 'seal': nothing was sealed with it."));
        List<Seals.Result> results = new AuditSeals(Known.from(environment).bootstrapServers()).verify(keys);
        switch (output) {
            case json -> terminal.line(Output.pretty(results));
            case text -> results.forEach(this::print);
        }
        return results.stream().allMatch(result -> result.breach().isEmpty()) ? 0 : 1;
    }

    private void print(Seals.Result result) {
        String count = "audit-" + result.partition() + ": " + result.sealed() + " records sealed, " + result.open()
                + " not yet";
        result.breach()
                .ifPresentOrElse(
                        breach -> terminal.line(terminal.bad("✗") + " audit-" + breach.partition() + "-"
                                + breach.offset() + ": " + breach.what() + ". " + breach.text()),
                        () -> terminal.line(terminal.good("✓") + " " + count));
    }

    private Path file() {
        if (keyFile != null) {
            return keyFile;
        }
        Map<String, String> known = Known.from(environment).environment();
        String given = known.getOrDefault("TOKEN_KEYSET_FILE", "");
        Path file = given.isEmpty() ? Home.from(environment).folder().resolve("keyset.json") : Path.of(given);
        if (!Files.isReadable(file)) {
            throw CommandFailure.of("There is no keyset file " + file + ": name it with --key-file.");
        }
        return file;
    }
}
