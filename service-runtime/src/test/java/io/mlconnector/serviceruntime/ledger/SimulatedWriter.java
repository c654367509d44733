package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.domain.change.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One partition, its writer and a vendor without any idempotency, all in simulated time: processes crash
/// before, in and after commits, answers get lost, calls are executed late, commands come again. All from one
/// seed.
final class SimulatedWriter implements OperationHandler {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Random random;
    private final List<Operation> log = new ArrayList<>();

    // What Kafka holds.
    private final Map<String, LedgerEntryV1> durable = new LinkedHashMap<>();
    private long committed;

    // What the vendor holds: how often each operation was executed, and what it will still execute.
    private final Map<String, Integer> executed = new HashMap<>();
    private final List<Execution> late = new ArrayList<>();
    private int wireAttempts;

    // The process.
    private PartitionFlow flow;
    private long position;
    private long nanos;
    private final List<Turn.Start> underWay = new ArrayList<>();
    private boolean calm;

    private record Execution(String operation, long atNanos) {}

    SimulatedWriter(long seed, int commands) {
        this.random = new Random(seed);
        for (int i = 0; i < commands; i++) {
            String target = "t" + random.nextInt(4);
            // Some are the same operation again.
            log.add(Commands.operation(target, "op" + random.nextInt(Math.max(1, commands * 2 / 3)), "content"));
        }
        flow = boot();
    }

    void storm(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /// No more faults; runs until nothing is left to do.
    ///
    /// @return whether it came to rest
    boolean calmDown() {
        calm = true;
        for (int i = 0; i < 5_000; i++) {
            step();
            if (position == log.size() && flow.pending() == 0 && underWay.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Somebody resets the group to the beginning, with or without a restart.
    void replay() {
        committed = 0;
        flow = boot();
    }

    Map<String, Integer> executions() {
        return executed;
    }

    Map<String, LedgerEntryV1> ledger() {
        return durable;
    }

    List<String> operations() {
        return log.stream().map(Operation::key).distinct().toList();
    }

    long committedOffset() {
        return committed;
    }

    int logSize() {
        return log.size();
    }

    int wireAttempts() {
        return wireAttempts;
    }

    private void step() {
        nanos += Duration.ofMillis(1 + random.nextInt(calm ? 20_000 : 4_000)).toNanos();
        executeLate();
        for (int more = random.nextInt(4); more > 0 && position < log.size(); more--) {
            flow.arrive(Commands.arrival(position, log.get((int) position)), nanos);
            position++;
        }
        answer();
        Turn turn = flow.turn(nanos, now(), true);
        if (chance(12)) {
            flow = boot(); // the transaction was not committed
            return;
        }
        commit(turn);
        if (chance(12)) {
            flow = boot(); // committed, and no call was started
            return;
        }
        underWay.addAll(turn.starts());
        if (chance(12)) {
            underWay.forEach(start -> send(start, true)); // on the wire, and then nobody is there to hear
            flow = boot();
        }
    }

    private PartitionFlow boot() {
        underWay.clear();
        LedgerView ledger = new LedgerView();
        durable.values().forEach(ledger::put);
        position = committed;
        return new PartitionFlow(Commands.SETTINGS, this, ledger, new LinksView());
    }

    private void commit(Turn turn) {
        turn.entries().forEach(entry -> durable.put(entry.operation(), entry));
        if (turn.offset() >= 0) {
            committed = turn.offset();
        }
    }

    private void answer() {
        List<Turn.Start> still = new ArrayList<>();
        for (Turn.Start start : underWay) {
            if (!calm && random.nextInt(3) == 0) {
                still.add(start);
            } else {
                flow.finish(start.operation().key(), send(start, false));
            }
        }
        underWay.clear();
        underWay.addAll(still);
    }

    private CallOutcome send(Turn.Start start, boolean nobodyHears) {
        String operation = start.operation().key();
        if (start.recover() && executed.containsKey(operation)) {
            return done(operation);
        }
        Instant notAfter = start.intent().notAfter();
        if (notAfter != null && now().isAfter(notAfter)) {
            return new CallOutcome.RetryLater(Duration.ofSeconds(1), "the lease is over");
        }
        wireAttempts++;
        int fate = calm ? 0 : random.nextInt(10);
        if (nobodyHears || fate == 1) {
            // Executed at some time before the vendor gives up on it.
            late.add(new Execution(
                    operation, nanos + Duration.ofMillis(random.nextInt(39_000)).toNanos()));
            return new CallOutcome.Unknown(Commands.SETTINGS.settling(), "time-out");
        }
        return switch (fate) {
            case 2 -> new CallOutcome.RetryLater(Duration.ofSeconds(random.nextInt(5)), "too many requests");
            case 3 -> new CallOutcome.Unknown(Commands.SETTINGS.settling(), "502");
            case 4 -> new CallOutcome.Rejected(new Reason("refused", "Refused."), List.of(), Map.of());
            case 5 -> {
                execute(operation);
                yield new CallOutcome.Unknown(Duration.ofSeconds(1), "the answer was cut off");
            }
            default -> {
                execute(operation);
                yield done(operation);
            }
        };
    }

    private void executeLate() {
        List<Execution> due =
                late.stream().filter(one -> one.atNanos() - nanos <= 0).toList();
        late.removeAll(due);
        due.forEach(one -> execute(one.operation()));
    }

    private void execute(String operation) {
        executed.merge(operation, 1, Integer::sum);
    }

    private static CallOutcome done(String operation) {
        return new CallOutcome.Done("id-" + operation, null, List.of(), "created it", Map.of());
    }

    private Instant now() {
        return START.plusNanos(nanos);
    }

    private boolean chance(int oneIn) {
        return !calm && random.nextInt(oneIn) == 0;
    }

    @Nullable
    State state(String operation) {
        LedgerEntryV1 entry = durable.get(operation);
        return entry == null ? null : entry.state();
    }

    @Override
    public Operation decode(ConnectionId connection, byte[] value) {
        return Commands.decode(value);
    }

    @Override
    public Frozen freeze(Operation operation, Links links) {
        return !calm && random.nextInt(8) == 0
                ? new Frozen.NotYet(Duration.ofSeconds(1), "not yet")
                : new Frozen.Payload("bytes of " + operation.key());
    }

    @Override
    public String requestId(Operation operation) {
        return "rid-" + operation.key();
    }

    @Override
    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
        throw new UnsupportedOperationException("the simulation calls by itself");
    }

    @Override
    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
        throw new UnsupportedOperationException("the simulation calls by itself");
    }
}
