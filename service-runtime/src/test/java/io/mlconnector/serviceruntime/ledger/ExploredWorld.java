package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One state of one partition, its process and its vendor. A copy is made for each step; the process is made again
/// from what it did since it started, because a flow cannot be copied.
final class ExploredWorld {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Setup setup;
    private final ExploredVendor vendor;

    // What Kafka holds.
    private final Map<String, LedgerEntryV1> durable = new LinkedHashMap<>();
    private long committed;

    // The process: what it found when it started, and what it did since.
    private List<LedgerEntryV1> loaded = List.of();
    private final List<Consumer<PartitionFlow>> done = new ArrayList<>();
    private final Map<String, Turn.Start> underWay = new LinkedHashMap<>();
    private long position;
    private boolean news;

    private final Budget budget;
    private long nanos;
    private final List<String> violations = new ArrayList<>();

    /// @param leases whether a call is held back when its lease is over, as [PartitionWriter] does
    record Setup(List<Operation> log, WriterSettings settings, boolean leases) {}

    ExploredWorld(Setup setup, ExploredVendor vendor, Budget budget) {
        this.setup = setup;
        this.vendor = vendor;
        this.budget = budget;
    }

    private ExploredWorld(ExploredWorld other, Budget budget) {
        this(other.setup, other.vendor.copy(), budget);
        durable.putAll(other.durable);
        committed = other.committed;
        loaded = other.loaded;
        done.addAll(other.done);
        underWay.putAll(other.underWay);
        position = other.position;
        news = other.news;
        nanos = other.nanos;
    }

    /// The step that leads to rest comes first.
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        underWay.keySet().forEach(operation -> steps.add(new Step.Answer(operation, Step.Fate.EXECUTED)));
        if (position < setup.log().size()) {
            steps.add(new Step.Arrive());
        }
        if (news) {
            steps.add(new Step.TakeTurn(Step.Commit.DONE));
        } else if (underWay.isEmpty() && flow().pending() > 0) {
            steps.add(new Step.Wait());
        }
        vendor.onTheirWay().forEach(operation -> steps.add(new Step.Land(operation)));
        if (budget.faults() > 0) {
            underWay.keySet().forEach(operation -> {
                for (Step.Fate fate : Step.Fate.values()) {
                    if (fate != Step.Fate.EXECUTED) {
                        steps.add(new Step.Answer(operation, fate));
                    }
                }
            });
        }
        if (budget.crashes() > 0) {
            if (news) {
                steps.add(new Step.TakeTurn(Step.Commit.FAILED));
                steps.add(new Step.TakeTurn(Step.Commit.DONE_AND_DEAD));
            }
            steps.add(new Step.Crash());
        }
        if (budget.freezes() > 0 && !underWay.isEmpty()) {
            steps.add(new Step.Freeze());
        }
        if (budget.resets() > 0) {
            steps.add(new Step.Reset());
        }
        return steps;
    }

    ExploredWorld after(Step step) {
        return switch (step) {
            case Step.Arrive _ -> next(budget, ExploredWorld::arrive);
            case Step.TakeTurn(var commit) ->
                next(commit == Step.Commit.DONE ? budget : budget.crash(), world -> world.turn(commit));
            case Step.Answer(var operation, var fate) ->
                next(fate == Step.Fate.EXECUTED ? budget : budget.fault(), world -> world.answer(operation, fate));
            case Step.Land(var operation) -> next(budget, world -> world.vendor.land(operation));
            case Step.Wait _ -> next(budget, ExploredWorld::await);
            case Step.Freeze _ ->
                next(
                        budget.freeze(),
                        world -> world.pass(setup.settings().lease().toNanos() + SECOND));
            case Step.Crash _ -> next(budget.crash(), ExploredWorld::restart);
            case Step.Reset _ ->
                next(budget.reset(), world -> {
                    world.committed = 0;
                    world.restart();
                });
        };
    }

    private ExploredWorld next(Budget left, Consumer<ExploredWorld> change) {
        ExploredWorld world = new ExploredWorld(this, left);
        change.accept(world);
        world.judge();
        return world;
    }

    private void arrive() {
        Arrival arrival = Commands.arrival(position, setup.log().get((int) position));
        long at = nanos;
        done.add(flow -> flow.arrive(arrival, at));
        position++;
        news = true;
    }

    private void turn(Step.Commit commit) {
        long at = nanos;
        Instant now = now();
        Turn turn = flow().turn(at, now, true);
        if (commit == Step.Commit.FAILED) {
            restart();
            return;
        }
        done.add(flow -> flow.turn(at, now, true));
        news = false;
        turn.entries().forEach(entry -> durable.put(entry.operation(), entry));
        if (turn.offset() >= 0) {
            committed = turn.offset();
        }
        for (Turn.Start start : turn.starts()) {
            LedgerEntryV1 intent = durable.get(start.operation().key());
            if (intent == null || !intent.isOpen() || !intent.equals(start.intent())) {
                violations.add("called without an intent: " + start.operation().key());
            }
            underWay.put(start.operation().key(), start);
        }
        if (commit == Step.Commit.DONE_AND_DEAD) {
            restart();
        }
    }

    private void answer(String operation, Step.Fate fate) {
        Turn.Start start = Objects.requireNonNull(underWay.remove(operation));
        CallOutcome outcome = new ExploredCall(setup, vendor, nanos, now()).answer(start, fate);
        if (!start.intent().payload().equals("bytes of " + operation)) {
            violations.add("other bytes: " + operation);
        }
        done.add(flow -> flow.finish(operation, outcome));
        news = true;
    }

    private void await() {
        OptionalLong due = flow().nextDueNanos();
        if (due.isEmpty()) {
            violations.add("held, and nothing will ever happen");
            return;
        }
        pass(Math.max(SECOND, due.getAsLong() - nanos));
    }

    private void pass(long time) {
        nanos += time;
        vendor.timeIs(nanos);
        news = true;
    }

    private void restart() {
        underWay.values().forEach(start -> {
            Instant notAfter = start.intent().notAfter();
            long left = notAfter == null ? 0 : Duration.between(now(), notAfter).toNanos();
            if (!setup.leases()) {
                left = Duration.ofHours(1).toNanos();
            }
            // A look-up that has found something already is not followed by a creation.
            boolean finds = start.recover() && vendor.objects(start.operation().key()) > 0;
            if (left >= 0 && !finds) {
                vendor.mayStillExecute(start.operation().key(), nanos + left);
            }
        });
        underWay.clear();
        done.clear();
        loaded = List.copyOf(durable.values());
        position = committed;
        news = false;
    }

    private PartitionFlow flow() {
        LedgerView ledger = new LedgerView();
        loaded.forEach(ledger::put);
        PartitionFlow flow = new PartitionFlow(setup.settings(), new VendorHandler(), ledger, new LinksView());
        done.forEach(step -> step.accept(flow));
        return flow;
    }

    private Instant now() {
        return START.plusNanos(nanos);
    }

    private void judge() {
        violations.addAll(ExploredInvariants.broken(setup.log(), durable, committed, vendor, isAtRest()));
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    boolean isAtRest() {
        return committed == setup.log().size()
                && position == committed
                && underWay.isEmpty()
                && vendor.onTheirWay().isEmpty();
    }

    String fingerprint() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(durable).values().forEach(entry -> text.append(Fingerprint.of(entry, now())));
        underWay.values()
                .forEach(start ->
                        text.append(Fingerprint.of(start.intent(), now())).append(start.recover()));
        return text.append(committed)
                .append(position)
                .append(news)
                .append(budget)
                .append(vendor.fingerprint(nanos, ExploredInvariants.isOneTarget(setup.log())))
                .append(Fingerprint.of(flow(), nanos, now()))
                .toString();
    }
}
