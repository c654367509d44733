package io.mlconnector.local.command;

import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.doctor.probe.Doctor;
import io.mlconnector.local.installation.Home;
import io.mlconnector.local.installation.Installation;
import io.mlconnector.local.installation.Part;
import io.mlconnector.local.installation.Ports;
import io.mlconnector.local.operate.ConsoleClient;
import io.mlconnector.local.operate.Known;
import io.mlconnector.local.setup.Forecast;
import io.mlconnector.local.setup.LoadWatch;
import io.mlconnector.local.setup.Rehearsal;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.serviceruntime.config.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc setup`.
@Command(
        name = "setup",
        description = "Checks what both accounts can do, shows what would be created in Asana, has the services create"
                + " it, and follows the first load to its end.",
        footer = {
            "",
            "What is there already is found again: a second run creates nothing. Uses the running installation; without",
            "one it starts everything as ./mlc up does, and stops it when the first load is done.",
            "",
            "  ./mlc setup --dry-run",
            "  ./mlc setup --yes"
        })
final class SetupCommand implements Callable<Integer> {
    private static final String ASANA_API = "https://app.asana.com/api/1.0";

    @Option(names = "--dry-run", description = "Shows the plan and the forecast, and changes nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    private boolean yes;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json: of the plan", defaultValue = "text")
    private Output output = Output.text;

    private final Map<String, String> environment;
    private final Terminal terminal;

    SetupCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!dryRun && !yes && !terminal.isInteractive()) {
            throw CommandFailure.usage("Nobody can be asked here: use --dry-run to see the plan, or --yes.");
        }
        Known known = Known.from(environment);
        boolean runs = new ConsoleClient(known).findHealth().isPresent();
        SetupReport report = look(known);
        SetupPrinter.print(report, output, terminal);
        boolean possible = report.isPossible(runs);
        if (dryRun || !possible) {
            return possible ? 0 : 1;
        }
        if (!yes && !terminal.confirm("Create this, and load?")) {
            terminal.line("Nothing was changed.");
            return 1;
        }
        return runs ? follow(known) : startAndFollow();
    }

    private SetupReport look(Known known) {
        JdkApiTransport transport = new JdkApiTransport(TransportSettings.DEFAULT);
        Doctor doctor = new Doctor(known, transport, Clock.systemUTC());
        Checkup checkup = doctor.vendors();
        boolean asanaIsWell =
                checkup.rows().stream().noneMatch(row -> row.part().equals("Asana") && row.colour() == Row.Colour.RED);
        Rehearsal.Plan plan = asanaIsWell
                ? rehearse(known, doctor.asanaToken(), new Rehearsal(transport))
                : new Rehearsal.Plan.Held("Asana has to be put right first");
        return new SetupReport(checkup, plan, Forecast.of(doctor.count(Forecast.TYPES)));
    }

    private static Rehearsal.Plan rehearse(Known known, Optional<Secret> token, Rehearsal rehearsal) {
        Map<String, String> variables = known.environment();
        String realm = variables.getOrDefault("QUICKBOOKS_REALM_ID", "");
        if (token.isEmpty() || realm.isBlank()) {
            return new Rehearsal.Plan.Held(
                    variables.containsKey("ASANA_CLIENT_ID")
                            ? "Asana is not connected yet: start ./mlc up, and connect it on the console"
                            : "no variables are set, and no local sandbox was started here: ./mlc up");
        }
        Optional<ConnectionV1> before;
        try (LoadWatch watch = new LoadWatch(known, realm)) {
            before = watch.layout();
        }
        return rehearsal.run(
                URI.create(variables.getOrDefault("ASANA_API_URL", ASANA_API)),
                token.get(),
                Optional.ofNullable(variables.get("ASANA_WORKSPACE")).filter(gid -> !gid.isBlank()),
                realm,
                before);
    }

    private int startAndFollow() throws InterruptedException {
        Home home = Home.from(environment);
        Installation.Settings settings = UpCommand.settings(environment, home, Part.all(), false);
        try (Installation installation = Installation.start(settings, terminal::line)) {
            int code = follow(new Known(installation.environment(), Ports.from(environment)));
            terminal.line("Stopping. From now on: ./mlc up");
            return code;
        }
    }

    private int follow(Known known) throws InterruptedException {
        String realm = known.environment().getOrDefault("QUICKBOOKS_REALM_ID", "");
        try (LoadWatch watch = new LoadWatch(known, realm)) {
            return new LoadFollower(watch, terminal).follow() ? 0 : 1;
        }
    }
}
