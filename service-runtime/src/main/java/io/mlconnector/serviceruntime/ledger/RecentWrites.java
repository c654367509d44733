package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often each record was written lately, for each kind of write: an echo loop, or two tools that fight over a
/// field, must not go on for ever. Counts what the vendor holds, not attempts, and is made from the ledger, so that a
/// restart does not forget it.
final class RecentWrites {
    static final String REASON = "written-too-often";
    static final int MOST = 6;
    static final Duration WITHIN = Duration.ofMinutes(10);

    /// Above this many, what is over is thrown out first.
    private static final int MANY = 10_000;

    private final Map<String, Written> records = new HashMap<>();

    private static final class Written {
        private final ArrayDeque<Instant> times = new ArrayDeque<>();
        private Instant told = Instant.MIN;

        private boolean isOver(Instant now) {
            return !times.getLast().plus(WITHIN).isAfter(now);
        }
    }

    /// @param ledger in any order
    static RecentWrites of(LedgerView ledger) {
        RecentWrites writes = new RecentWrites();
        ledger.finishedInOrder().forEach(writes::add);
        return writes;
    }

    /// Counts it when it is a write that the vendor holds.
    void add(LedgerEntryV1 entry) {
        Instant at = entry.finishedAt();
        if (entry.state() != State.DONE || at == null) {
            return;
        }
        if (records.size() > MANY) {
            records.values().removeIf(each -> each.isOver(at));
        }
        Written written = records.computeIfAbsent(recordAndKind(entry.operation()), _ -> new Written());
        written.times.addLast(at);
        if (written.times.size() > MOST) {
            written.times.removeFirst();
        }
    }

    /// Until when this operation has to wait, because its record was written too often.
    Optional<Instant> heldUntil(String operation, Instant now) {
        Written written = records.get(recordAndKind(operation));
        if (written == null || written.times.size() < MOST) {
            return Optional.empty();
        }
        Instant until = written.times.getFirst().plus(WITHIN);
        return until.isAfter(now) ? Optional.of(until) : Optional.empty();
    }

    /// Whether this is the first to be told of this wait.
    boolean tellsNow(String operation, Instant until) {
        Written written = records.get(recordAndKind(operation));
        if (written == null || written.told.equals(until)) {
            return false;
        }
        written.told = until;
        return true;
    }

    /// An operation key without its revision.
    private static String recordAndKind(String operation) {
        int end = operation.lastIndexOf('/');
        return end < 0 ? operation : operation.substring(0, end);
    }
}
