package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.Reason;
import io.mlconnector.contracts.LedgerEntryV1.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The ledger as the vendor's marks tell it. Pure.
///
/// A mark says which operation made the object, not what was asked for: the hash of the values comes from the command
/// when its topic still has it. Without it the hash is empty, which means known as done, content not compared.
public final class RebuiltLedger {
    /// `source` of a rebuilt row, where others name their command.
    public static final String SOURCE = "rebuilt";

    private static final Reason EARLIER = new Reason(
            "earlier-attempt", "An attempt before the one that is known; it was refused, and nothing was written.");

    private final Map<String, String> hashes;
    private final Map<String, LedgerEntryV1> rows = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param hashes of the commanded values, by operation, as far as they are known
    public RebuiltLedger(Map<String, String> hashes) {
        this.hashes = Map.copyOf(hashes);
    }

    /// Of two objects with one mark the first that comes stays: give the oldest first.
    ///
    /// @param record the audit trail that the operation belongs to
    public void done(Marked object, String requestId, String record) {
        done(object.operation(), object.vendorId(), object.version(), object.createdAt(), requestId, record);
    }

    public void done(
            String operation, String vendorId, @Nullable String version, Instant at, String requestId, String record) {
        LedgerEntryV1 row = row(operation, State.DONE, vendorId, version, at, requestId, record);
        LedgerEntryV1 before = rows.putIfAbsent(operation, row);
        if (before != null && before.state() == State.DONE && !vendorId.equals(before.vendorId())) {
            problems.add(vendorId + " carries the mark of " + before.vendorId() + " (" + operation
                    + "); a sweep says what to do about it.");
        }
    }

    /// An attempt that must have been refused, because the next one was made.
    public void refusedBefore(String operation, Instant at, String requestId, String record) {
        rows.putIfAbsent(operation, row(operation, State.REJECTED, null, null, at, requestId, record));
    }

    public void problem(String sentence) {
        problems.add(sentence);
    }

    public List<LedgerEntryV1> rows() {
        return List.copyOf(rows.values());
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    private LedgerEntryV1 row(
            String operation,
            State state,
            @Nullable String vendorId,
            @Nullable String version,
            Instant at,
            String requestId,
            String record) {
        return new LedgerEntryV1(
                operation,
                state,
                record,
                requestId,
                "",
                hashes.getOrDefault(operation, ""),
                0,
                at,
                null,
                at,
                vendorId,
                version,
                state == State.DONE ? null : EARLIER,
                SOURCE);
    }

    /// Where a ledger and what the marks tell disagree: an operation that is done here and not known there, or done
    /// with another object. Empty when they are the same.
    ///
    /// @param ledger the last entry of each operation
    /// @param leavesMark whether an operation that is done has left a mark of its own: a creation does, an
    ///     update of the created does not
    public static List<String> differences(
            Map<String, LedgerEntryV1> ledger, Collection<LedgerEntryV1> rebuilt, Predicate<LedgerEntryV1> leavesMark) {
        List<String> differences = new ArrayList<>();
        Map<String, LedgerEntryV1> marks = new LinkedHashMap<>();
        rebuilt.forEach(row -> marks.put(row.operation(), row));
        marks.forEach((operation, row) -> {
            LedgerEntryV1 entry = ledger.get(operation);
            if (row.state() == State.DONE
                    && (entry == null
                            || entry.state() != State.DONE
                            || !String.valueOf(row.vendorId()).equals(entry.vendorId()))) {
                differences.add(operation + ": the marks say " + row.vendorId() + ", the ledger "
                        + (entry == null ? "nothing" : entry.state() + " " + entry.vendorId()));
            }
        });
        ledger.values().stream()
                .filter(entry -> entry.state() == State.DONE && leavesMark.test(entry))
                .filter(entry -> !marks.containsKey(entry.operation()))
                .forEach(entry -> differences.add(
                        entry.operation() + ": the ledger says " + entry.vendorId() + ", the marks nothing"));
        return differences;
    }
}
