package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.check.Checker;
import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.check.Gathering;
import io.mlconnector.chaos.check.LeakScan;
import io.mlconnector.chaos.check.SealCheck;
import io.mlconnector.chaos.check.StoredSecrets;
import io.mlconnector.chaos.check.Verdict;
import io.mlconnector.chaos.fleet.Fleet;
import io.mlconnector.chaos.fleet.Infrastructure;
import io.mlconnector.chaos.fleet.PointsHit;
import io.mlconnector.chaos.report.Circumstances;
import io.mlconnector.chaos.report.Recovery;
import io.mlconnector.chaos.report.Report;
import io.mlconnector.chaos.report.Traffic;
import io.mlconnector.chaos.schedule.Schedule;
import io.mlconnector.chaos.schedule.Side;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Company;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Storm, healing, quiet, check, replay of everything, check again.
public final class ChaosRun {
    private static final Duration START = Duration.ofMinutes(4);
    /// A record that was written too often waits for ten minutes.
    private static final Duration QUIET = Duration.ofMinutes(13);

    private final ChaosSettings settings;
    private final Progress progress;
    private final Api quickBooksControl;
    private final Api asanaControl;

    public ChaosRun(ChaosSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.quickBooksControl = new Api(settings.need("SANDBOX_QUICKBOOKS_URL"), "");
        this.asanaControl = new Api(settings.need("SANDBOX_ASANA_URL"), "");
    }

    /// A run that has to take no branch of the writers' protocol.
    ///
    /// @param schedules asked twice: it has to give the same
    /// @throws IllegalStateException when something outside of the run's own faults does not work
    public Report run(String scenario, Supplier<Schedule> schedules) throws InterruptedException {
        return run(scenario, schedules, Set.of());
    }

    /// @param schedules asked twice: it has to give the same
    /// @param must branches without which the run proves nothing
    /// @throws IllegalStateException when something outside of the run's own faults does not work
    public Report run(String scenario, Supplier<Schedule> schedules, Set<Branch> must) throws InterruptedException {
        Schedule schedule = schedules.get();
        Instant startedAt = Instant.now();
        progress.phase("Schedule " + schedule.hash() + " of seed " + settings.seed() + ": "
                + schedule.entries().size() + " deeds in "
                + settings.intensity().length().toSeconds() + " s");
        try (Fleet fleet = new Fleet(settings)) {
            return run(scenario, schedules, schedule, must, fleet, startedAt);
        } catch (Api.FailedException e) {
            throw new IllegalStateException("The sandbox does not answer: " + e.getMessage(), e);
        }
    }

    private Report run(
            String scenario,
            Supplier<Schedule> schedules,
            Schedule schedule,
            Set<Branch> must,
            Fleet fleet,
            Instant startedAt)
            throws InterruptedException, Api.FailedException {
        progress.phase("Starting the broker and the services, each in its own process");
        fleet.start(START, progress::phase);
        JsonNode quickBooksInfo = quickBooksControl.get("/sandbox/info");
        JsonNode asanaInfo = asanaControl.get("/sandbox/info");
        Company company = new Company(quickBooksInfo, asanaInfo);
        progress.phase("People open a project");
        company.open();
        Storm storm = new Storm(fleet, company, Map.of(Side.QUICKBOOKS, quickBooksControl, Side.ASANA, asanaControl));
        long start = System.nanoTime();
        storm.run(schedule, progress);
        Duration length = Duration.ofNanos(System.nanoTime() - start);
        progress.phase("Healing");
        Map<String, Long> faults = new FaultsHit(quickBooksControl, asanaControl).byKind();
        Infrastructure infrastructure = fleet.infrastructure();
        faults.putAll(infrastructure.faults());
        storm.heal();
        fleet.awaitReady(START);
        Sweeps sweeps = new Sweeps(fleet);
        sweeps.all();
        List<Path> logs = fleet.logs();
        Gathering gathering =
                new Gathering(settings.need("KAFKA_BOOTSTRAP_SERVERS"), company, quickBooksControl, asanaControl, logs);
        Map<String, String> services = new TreeMap<>();
        Arrays.stream(Victim.values())
                .filter(victim -> !victim.isBroker())
                .forEach(victim -> services.put(victim.id(), fleet.url(victim)));
        gathering.probe(fleet.url(Victim.INGEST_SERVICE), services);
        Evidence healed = new Quiet(gathering, sweeps).await(QUIET, progress);
        List<Verdict> verdicts = new ArrayList<>(Checker.check(healed, "after healing"));
        verdicts.add(sweeps.nothingLeft("after healing"));

        progress.phase("Replaying everything from the beginning, without local state");
        long before = writes();
        new ReplayAll(settings, fleet).run(START);
        Evidence replayed = new Quiet(gathering, sweeps).await(QUIET, progress);
        long caused = writes() - before;
        verdicts.addAll(Checker.check(replayed, "after replay"));
        verdicts.add(sweeps.nothingLeft("after replay"));
        verdicts.add(new Verdict(
                "I-17",
                "A replay of everything writes nothing",
                "after replay",
                caused == 0 ? List.of() : List.of("replay: " + caused + " writes")));
        verdicts.add(new LeakScan(Map.of(
                        "QuickBooks client secret",
                                quickBooksInfo.path("clientSecret").asText(),
                        "QuickBooks refresh token",
                                quickBooksInfo.path("refreshToken").asText(),
                        "webhook verifier",
                                quickBooksInfo.path("webhookVerifier").asText(),
                        "Asana token", asanaInfo.path("accessToken").asText()))
                .with(StoredSecrets.read(
                        settings.need("KAFKA_BOOTSTRAP_SERVERS"),
                        Path.of(settings.need("MLC_HOME")).resolve("keyset.json")))
                .with(services)
                .scan(settings.need("KAFKA_BOOTSTRAP_SERVERS"), logs));
        verdicts.add(SealCheck.check(
                settings.need("KAFKA_BOOTSTRAP_SERVERS"),
                Path.of(settings.need("MLC_HOME")).resolve("keyset.json")));
        if (storm.memory().isMeasured()) {
            verdicts.add(storm.memory().verdict());
        }
        verdicts.add(new Verdict(
                "I-26",
                "The same seed has the same schedule",
                "after replay",
                schedules.get().hash().equals(schedule.hash()) ? List.of() : List.of("another hash the second time")));
        Map<String, Long> points = PointsHit.in(logs);
        Map<Branch, Long> taken =
                Branches.taken(replayed, AbortedEntries.in(settings.need("KAFKA_BOOTSTRAP_SERVERS")), faults);
        return new Report(
                Circumstances.of(scenario, settings, schedule.hash(), startedAt),
                length,
                Duration.between(startedAt, Instant.now()),
                traffic(healed, replayed, before),
                faults,
                fleet.deaths().stream()
                        .collect(Collectors.groupingBy(
                                death -> death.victim().id() + " by " + death.how(), Collectors.counting())),
                points,
                texts(taken),
                Recovery.of(fleet.recoveries()),
                figures(storm, infrastructure),
                caused,
                verdicts,
                Stream.concat(
                                Voids.of(schedule, must, storm.undone(), points, faults, taken, replayed).stream(),
                                infrastructure.voids(schedule).stream())
                        .toList());
    }

    private static Map<String, Long> texts(Map<Branch, Long> taken) {
        return taken.entrySet().stream()
                .collect(Collectors.toMap(branch -> branch.getKey().text(), Map.Entry::getValue));
    }

    private static Map<String, String> figures(Storm storm, Infrastructure infrastructure) {
        Map<String, String> figures = new TreeMap<>(infrastructure.figures());
        figures.putAll(storm.figures());
        return figures;
    }

    /// @param writes of both vendors until the replay
    private static Traffic traffic(Evidence healed, Evidence replayed, long writes) {
        Map<String, Long> steps =
                replayed.audit().stream().collect(Collectors.groupingBy(AuditV1::step, Collectors.counting()));
        return new Traffic(
                healed.costs().size(),
                steps.getOrDefault("done", 0L),
                steps.getOrDefault("skipped", 0L),
                steps.getOrDefault("parked", 0L),
                healed.deadLetters().size(),
                healed.ledger().values().stream()
                        .mapToInt(LedgerEntryV1::attempts)
                        .sum(),
                writes);
    }

    private long writes() throws InterruptedException, Api.FailedException {
        return quickBooksControl.get("/sandbox/writes").path("count").asLong()
                + asanaControl.get("/sandbox/writes").path("count").asLong();
    }
}
