package io.mlconnector.local.command;

import io.mlconnector.local.installation.Home;
import io.mlconnector.local.installation.Installation;
import io.mlconnector.local.installation.Part;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.installation.Ports;
import io.mlconnector.local.installation.Side;
import io.mlconnector.local.installation.Sides;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.sandbox.SandboxSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc up`.
@Command(
        name = "up",
        description =
                "Starts everything and keeps it running until Ctrl-C; the data is kept in MLC_HOME (default .mlc).",
        footer = {
            "",
            "Everything is one process by default. With QUICKBOOKS_* and ASANA_* set, the real systems are used in",
            "place of the sandbox; with KAFKA_BOOTSTRAP_SERVERS set, that Kafka is."
        })
final class UpCommand implements Callable<Integer> {
    @Option(names = "--processes", description = "Each service as its own process, as in production.")
    private boolean processes;

    @Option(
            names = "--only",
            paramLabel = "PART[,PART...]",
            description =
                    "Starts only these: kafka, sandbox, ingest-service, enrich-service, asana-writer, qbo-writer, "
                            + "console. The variables that the others need are in MLC_HOME/env.")
    private @Nullable String only;

    private final Map<String, String> environment;
    private final Terminal terminal;

    UpCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.from(environment);
        Set<Part> parts = only == null ? Part.all() : Part.parse(only);
        Installation.Settings settings = settings(environment, home, parts, processes || only != null);
        try (Installation installation = Installation.start(settings, terminal::line)) {
            announce(installation);
            installation.awaitEnd();
            if (installation.stopsOnPurpose()) {
                return 0;
            }
        }
        throw CommandFailure.of("A service ended by itself; everything is stopped. The reason is in " + home.logs());
    }

    /// What is started, as the environment says.
    static Installation.Settings settings(
            Map<String, String> environment, Home home, Set<Part> parts, boolean processes) {
        String given = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        String bootstrapServers = given.isBlank() ? null : given;
        return new Installation.Settings(
                home,
                Ports.from(environment),
                Sides.decide(environment),
                bootstrapServers,
                parts,
                processes,
                Root.find(),
                overrides(environment));
    }

    /// Where the vendors reach this machine, when it is not only this machine that has to, and what a new sandbox
    /// holds.
    private static Map<String, String> overrides(Map<String, String> environment) {
        Map<String, String> overrides = new TreeMap<>();
        for (String name : List.of("PUBLIC_URL", "CONSOLE_URL", SandboxSettings.SEED_DATA)) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                overrides.put(name, value);
            }
        }
        return overrides;
    }

    private void announce(Installation installation) {
        Installation.Settings settings = installation.settings();
        Ports ports = settings.ports();
        terminal.line("");
        terminal.line(terminal.good("ml-connector is up.") + " Ctrl-C stops it; the data stays in "
                + settings.home().folder());
        if (settings.parts().contains(Part.CONSOLE)) {
            terminal.line("  Console      " + ports.url(Port.CONSOLE));
        }
        if (settings.parts().contains(Part.INGEST_SERVICE)) {
            terminal.line("  Webhooks     " + ports.url(Port.INGEST) + "/webhooks/quickbooks");
        }
        terminal.line("  QuickBooks   "
                + side(
                        settings,
                        settings.sides().quickbooks(),
                        ports.url(Port.SANDBOX_QUICKBOOKS),
                        "QUICKBOOKS_API_URL"));
        terminal.line("  Asana        "
                + side(settings, settings.sides().asana(), ports.url(Port.SANDBOX_ASANA), "ASANA_API_URL"));
        terminal.line("  Kafka        " + installation.environment().get("KAFKA_BOOTSTRAP_SERVERS"));
        terminal.line("  Logs         " + settings.home().logs());
        if (only == null) {
            terminal.line(
                    "Try it: ./mlc demo --attach plays the story here; ./mlc show quickbooks/Vendor/1 explains a record.");
        } else if (settings.holdsData()) {
            terminal.line("A service started by itself finds all this with: . "
                    + settings.home().environmentFile()
                    + " && java -jar ingest-service/target/quarkus-app/quarkus-run.jar");
        }
    }

    private static String side(Installation.Settings settings, Side side, String sandbox, String urlVariable) {
        return switch (side) {
            case Side.Sandbox _ ->
                settings.parts().contains(Part.SANDBOX) ? sandbox + " (sandbox)" : "not started here";
            case Side.Real real -> real.environment().getOrDefault(urlVariable, "") + " (the real one)";
        };
    }
}
