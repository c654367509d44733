package io.mlconnector.local.command;

import io.mlconnector.chaos.ChaosSettings;
import io.mlconnector.chaos.Progress;
import io.mlconnector.chaos.check.Verdict;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.report.Sum;
import io.mlconnector.chaos.scenario.Scenario;
import io.mlconnector.chaos.scenario.Scenarios;
import io.mlconnector.chaos.schedule.Intensity;
import io.mlconnector.local.installation.Home;
import io.mlconnector.local.installation.Installation;
import io.mlconnector.local.installation.Part;
import io.mlconnector.local.installation.Port;
import io.mlconnector.local.installation.Ports;
import io.mlconnector.local.installation.Sides;
import io.mlconnector.local.terminal.CommandFailure;
import io.mlconnector.local.terminal.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./mlc chaos --seed 7 --minutes 4`.
@Command(
        name = "chaos",
        description = "Kills, freezes and lies to a whole installation, then checks that no cost was lost or posted "
                + "twice. Exit code 0 only if every invariant holds and everything that should go wrong did; 1 when an "
                + "invariant does not hold; 3 when all hold and the run proves nothing.",
        footer = {
            "",
            "Uses free ports, temporary data and the sandboxes, never real systems. The same seed has the same schedule.",
            "The last line is key=value pairs; --report writes the whole report as JSON. See docs/guarantees.md."
        })
final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the schedule (default: 1).")
    private long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "FROM-TO",
            description = "Several runs, one after the other, and their sum: --seeds 1-20.")
    private @Nullable String seeds;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "storm",
            completionCandidates = ScenarioNames.class,
            description = "What goes wrong: ${COMPLETION-CANDIDATES} (default: storm).")
    private String scenario = "storm";

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description =
                    "How long faults last; healing and checking come after it (default: what the scenario needs).")
    private @Nullable BigDecimal minutes;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many kills, where the scenario counts them (default: as many as fit).")
    private int kills;

    @Option(
            names = "--brokers",
            paramLabel = "1|3",
            defaultValue = "1",
            description = "Three keep three copies, of which two are needed (default: 1).")
    private int brokers = 1;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the report goes, as JSON.")
    private @Nullable Path report;

    @Option(names = "--keep", description = "Keeps the temporary data and logs, and says where.")
    private boolean keep;

    private static final BigDecimal LONGEST = BigDecimal.valueOf(600);
    private static final int MOST_KILLS = 10_000;
    private static final int PROVES_NOTHING = 3;

    private final Terminal terminal;

    ChaosCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Scenario wanted = Scenarios.find(scenario)
                .orElseThrow(() -> CommandFailure.usage("There is no scenario '" + scenario + "': --scenario is one of "
                        + String.join(", ", new ScenarioNames()) + "."));
        if (minutes != null && (minutes.signum() <= 0 || minutes.compareTo(LONGEST) > 0)) {
            throw CommandFailure.usage("--minutes is a number above 0, at most " + LONGEST + ".");
        }
        if (brokers != 1 && brokers != 3) {
            throw CommandFailure.usage("--brokers is 1 or 3.");
        }
        if (kills < 0 || kills > MOST_KILLS) {
            throw CommandFailure.usage("--kills is a number from 0 to " + MOST_KILLS + ".");
        }
        return code(seeds == null ? one(wanted) : several(wanted, Seeds.parse(seeds)));
    }

    private String one(Scenario wanted) throws InterruptedException {
        Report result = run(wanted, seed);
        print(result);
        save(result);
        terminal.line(result.line());
        return result.result();
    }

    private String several(Scenario wanted, Seeds all) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        List<String> unfinished = new ArrayList<>();
        Sum sum = Sum.of(wanted.name(), all.toString(), reports, unfinished);
        for (long each : all.list()) {
            try {
                Report result = run(wanted, each);
                reports.add(result);
                print(result);
                terminal.line(result.line());
            } catch (CommandFailure e) {
                unfinished.add("seed " + each + ": " + e.line());
                terminal.line(terminal.bad("unfinished") + " seed " + each + ": " + e.line());
            }
            // After each: what there is so far is kept when a later one is interrupted.
            sum = Sum.of(wanted.name(), all.toString(), reports, unfinished);
            save(sum);
        }
        terminal.line(sum.line());
        return sum.result();
    }

    private static int code(String result) {
        return switch (result) {
            case "green" -> 0;
            case "VOID" -> PROVES_NOTHING;
            default -> 1;
        };
    }

    private Report run(Scenario wanted, long seed) throws InterruptedException {
        Home home = Home.temporary();
        Ports ports = Ports.free();
        boolean holds = false;
        Installation.Settings settings = new Installation.Settings(
                home, ports, Sides.sandbox(), null, Set.of(Part.SANDBOX), true, Root.find(), Map.of());
        try (Installation installation = Installation.start(settings, terminal::line)) {
            Report result = wanted.run(chaos(wanted, seed, installation, home), new Lines());
            holds = result.holds();
            return result;
        } catch (IllegalStateException e) {
            throw CommandFailure.of("The run could not be finished: " + e.getMessage(), e);
        } finally {
            if (keep || !holds) {
                terminal.line("The data and logs are in " + home.folder());
            } else {
                home.delete();
            }
        }
    }

    private ChaosSettings chaos(Scenario wanted, long seed, Installation installation, Home home) {
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put(
                "SANDBOX_QUICKBOOKS_URL", installation.settings().ports().url(Port.SANDBOX_QUICKBOOKS));
        environment.put("SANDBOX_ASANA_URL", installation.settings().ports().url(Port.SANDBOX_ASANA));
        // A webhook that is lost is made up for within the run, not within the usual five minutes.
        environment.put("ENRICH_POLL_INTERVAL", "20s");
        return new ChaosSettings(
                seed,
                Intensity.of(
                        minutes == null
                                ? wanted.usualLength()
                                : Duration.ofSeconds(
                                        minutes.multiply(BigDecimal.valueOf(60)).longValue())),
                brokers,
                kills,
                Root.find(),
                Root.find().resolve("local/target/quarkus-app/quarkus-run.jar"),
                home.folder().resolve("chaos"),
                environment);
    }

    private void print(Report result) {
        for (Verdict verdict : result.verdicts()) {
            terminal.line((verdict.holds() ? terminal.good("✓") : terminal.bad("✗")) + " " + verdict.id() + " "
                    + verdict.says() + terminal.quiet(", " + verdict.when()));
            verdict.violations().forEach(line -> terminal.line("    " + line));
        }
        result.voids().forEach(reason -> terminal.line(terminal.bad("void") + " " + reason));
    }

    private void save(Object result) {
        if (report != null) {
            try {
                Files.writeString(report, Output.pretty(result) + "\n");
            } catch (IOException e) {
                throw CommandFailure.of("The report cannot be written to " + report + ": " + e.getMessage(), e);
            }
        }
    }

    /// For the help and for completion.
    static final class ScenarioNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        ScenarioNames() {
            super(Scenarios.all().stream().map(Scenario::name).toList());
        }
    }

    /// Each phase is a line; the storm tells its state now and then.
    private final class Lines implements Progress {
        private static final Duration PAUSE = Duration.ofSeconds(15);
        private long last = System.nanoTime();

        @Override
        public void phase(String text) {
            terminal.line(text);
        }

        @Override
        public void storm(int done, int all, int deaths) {
            if (System.nanoTime() - last > PAUSE.toNanos()) {
                last = System.nanoTime();
                terminal.line("  " + done * 100 / all + " %: " + done + " of " + all + " deeds, " + deaths + " deaths");
            }
        }
    }
}
