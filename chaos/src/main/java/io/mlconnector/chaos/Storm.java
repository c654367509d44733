package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.chaos.fleet.Fleet;
import io.mlconnector.chaos.schedule.Deed;
import io.mlconnector.chaos.schedule.Schedule;
import io.mlconnector.chaos.schedule.Side;
import io.mlconnector.chaos.schedule.Victim;
import io.mlconnector.chaos.world.Api;
import io.mlconnector.chaos.world.Bills;
import io.mlconnector.chaos.world.Company;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Carries out a schedule: each deed at its time, on a thread of its own.
final class Storm {
    /// A process that dies sooner than that only tests the start of a JVM.
    private static final Duration LIFE = Duration.ofMillis(1_500);

    /// On a machine with too much to do all deaths would else be of starting JVMs.
    private static final Duration SLOW_START = Duration.ofSeconds(20);

    private static final int CHANGED_LATE = 6;
    private static final Duration READY = Duration.ofMinutes(2);
    private static final List<Victim> ROLLED =
            List.of(Victim.INGEST_SERVICE, Victim.ENRICH_SERVICE, Victim.ASANA_WRITER, Victim.QBO_WRITER);

    private final Fleet fleet;
    private final Company company;
    private final Bills bills;
    private final Map<Side, Api> control;
    private final Turns turns = new Turns();
    private final ExtraWork work;
    private final Strikes strikes;
    private final Sweeps sweeps;
    private final Memory memory = new Memory();
    private final AtomicLong redelivered = new AtomicLong();
    private final AtomicInteger restarts = new AtomicInteger();
    private final List<String> undone = new CopyOnWriteArrayList<>();

    Storm(Fleet fleet, Company company, Map<Side, Api> control) {
        this.fleet = fleet;
        this.company = company;
        this.bills = new Bills(company);
        this.control = Map.copyOf(control);
        this.work = new ExtraWork(company);
        this.strikes = new Strikes(control, work);
        this.sweeps = new Sweeps(fleet);
    }

    /// Returns when all deeds are done.
    void run(Schedule schedule, Progress progress) throws InterruptedException, Api.FailedException {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        int done = 0;
        for (Schedule.Entry entry : schedule.entries()) {
            Duration left = entry.at().minusNanos(System.nanoTime() - start);
            if (left.isPositive()) {
                Thread.sleep(left);
            }
            threads.add(Thread.ofVirtual().name("deed").start(() -> carryOut(entry.deed())));
            done++;
            progress.storm(done, schedule.entries().size(), fleet.deaths().size());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        progress.phase("Waiting for the faults that have not struck yet");
        for (Deed.Strike strike : strikes.awaitAll()) {
            undone.add(strike + " never struck");
        }
        changePosted();
    }

    /// Some of the first costs, which are posted by now: in a short storm hardly one is changed after its posting.
    private void changePosted() throws InterruptedException {
        for (int number : company.costs().keySet().stream().limit(CHANGED_LATE).toList()) {
            company.changeCost(number, 700 + number);
        }
    }

    /// What could not be done, with the reason: a run with such is void.
    List<String> undone() {
        return List.copyOf(undone);
    }

    /// What was counted on the way, by the names that reports have.
    Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        if (redelivered.get() > 0) {
            figures.put("webhooks_redelivered", String.valueOf(redelivered.get()));
        }
        if (restarts.get() > 0) {
            figures.put("restarts", String.valueOf(restarts.get()));
        }
        if (sweeps.begun() > 0) {
            figures.put("sweeps", String.valueOf(sweeps.begun()));
        }
        figures.putAll(memory.figures());
        return figures;
    }

    Memory memory() {
        return memory;
    }

    /// All faults end.
    void heal() throws InterruptedException, Api.FailedException {
        fleet.disarm();
        for (Api api : control.values()) {
            api.delete("/sandbox/faults");
        }
    }

    private void carryOut(Deed deed) {
        try {
            switch (deed) {
                case Deed.Kill(var victim, var downFor) ->
                    turns.alone(victim, () -> {
                        fleet.kill(victim, downFor);
                        Thread.sleep(downFor);
                        fleet.awaitLife(victim, SLOW_START);
                        Thread.sleep(LIFE);
                    });
                case Deed.Crash(var victim, var points) ->
                    turns.alone(victim, () -> new Provocation(fleet, work).run(victim, points));
                case Deed.Usurp(var victim) -> turns.alone(victim, () -> fleet.usurp(victim, () -> work.of(victim)));
                case Deed.Sweep(var writer, var lives) ->
                    turns.alone(writer, () -> {
                        sweeps.begin(writer);
                        Thread.sleep(lives);
                        fleet.kill(writer, Duration.ZERO);
                        Thread.sleep(LIFE);
                    });
                case Deed.Freeze(var victim, var time) -> turns.alone(victim, () -> fleet.freeze(victim, time));
                case Deed.Roll(var rounds) -> roll(rounds);
                case Deed.Strike strike -> strikes.place(strike);
                case Deed.Toxify(var link, var toxic, var time) -> fleet.toxify(link, toxic, time);
                case Deed.Misbehave misbehaviour -> misbehave(misbehaviour);
                case Deed.Measure() -> memory.add(fleet.heaps());
                case Deed.Redeliver(var side, var times) -> {
                    ObjectNode body = Api.object();
                    body.put("times", times).put("shuffle", true).put("seed", times);
                    redelivered.addAndGet(at(side).post("/sandbox/redeliver", body)
                            .path("deliveries")
                            .asLong());
                }
                case Deed.DoubleTask(var number) -> company.seconds().make(number);
                case Deed.EnterCost(var number, var cents) -> company.enterCost(number, cents);
                case Deed.ChangeVendor(var number) -> company.changeVendor(number);
                case Deed.ChangeCost(var number, var cents) -> company.changeCost(number, cents);
                case Deed.PayBill(var number) -> bills.pay(number);
                case Deed.ChangeBill(var number, var cents) -> bills.change(number, cents);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Api.FailedException | IOException | IllegalStateException e) {
            undone.add(deed + ": " + e.getMessage());
        }
    }

    private void roll(int rounds) throws InterruptedException, IOException {
        for (int round = 0; round < rounds; round++) {
            for (Victim service : ROLLED) {
                turns.alone(service, () -> fleet.restart(service, READY));
                restarts.incrementAndGet();
            }
        }
    }

    private void misbehave(Deed.Misbehave deed) throws Api.FailedException, InterruptedException {
        ObjectNode rule = Api.object();
        rule.put("where", deed.isOfWebhooks() ? "webhooks" : deed.side() == Side.QUICKBOOKS ? "/v3/**" : "/api/1.0/**")
                .put("kind", deed.kind())
                .put("probability", deed.percent() / 100.0)
                .put("seed", deed.percent());
        if (deed.kind().equals("throttle")) {
            rule.put("retryAfter", 2);
        }
        JsonNode made = at(deed.side()).post("/sandbox/faults", rule);
        try {
            Thread.sleep(deed.time());
        } finally {
            at(deed.side()).delete("/sandbox/faults/" + made.path("id").asText());
        }
    }

    private Api at(Side side) {
        Api api = control.get(side);
        if (api == null) {
            throw new IllegalStateException("no control of " + side);
        }
        return api;
    }
}
