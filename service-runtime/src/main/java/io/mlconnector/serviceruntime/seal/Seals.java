package io.mlconnector.serviceruntime.seal;

import io.mlconnector.contracts.SealV1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Making and checking seals of one partition. Pure.
public final class Seals {
    private final SealKeys keys;

    public Seals(SealKeys keys) {
        this.keys = keys;
    }

    /// What does not fit, at the first place where it does not.
    ///
    /// @param offset of the record, or of the beginning of the seal's stretch
    /// @param what `changed`, `removed`, `inserted`, `seal-forged`, `seal-missing`
    public record Breach(int partition, long offset, String what, String text) {}

    /// @param sealed how many records are under a seal and fit
    /// @param open how many came after the last seal: nothing is said of them
    /// @param to where the last seal ends
    /// @param chain at that place; whoever keeps it elsewhere sees later whether seals were cut off
    public record Result(int partition, long sealed, long open, long to, String chain, Optional<Breach> breach) {}

    /// @param last the seal before; null at the beginning
    /// @param entries in their order, at least one
    public SealV1 seal(int partition, @Nullable SealV1 last, List<AuditEntry> entries, Instant now) {
        String previous = last == null ? AuditEntry.START : last.chain();
        String chain = previous;
        for (AuditEntry entry : entries) {
            chain = entry.chainedTo(chain);
        }
        return keys.sign(new SealV1(
                partition,
                last == null ? 0 : last.to(),
                entries.getLast().offset() + 1,
                entries.stream().map(AuditEntry::brief).toList(),
                previous,
                chain,
                now,
                keys.id(),
                ""));
    }

    /// @param seals in their order
    /// @param entries of the whole partition, in their order
    public Result verify(int partition, List<SealV1> seals, List<AuditEntry> entries) {
        long to = 0;
        String chain = AuditEntry.START;
        long sealed = 0;
        int next = 0;
        for (SealV1 seal : seals) {
            int begin = next;
            while (next < entries.size() && entries.get(next).offset() < seal.to()) {
                next++;
            }
            Optional<Breach> breach = breach(partition, seal, to, chain, entries.subList(begin, next));
            if (breach.isPresent()) {
                return new Result(partition, sealed, entries.size() - sealed, to, chain, breach);
            }
            sealed += next - begin;
            to = seal.to();
            chain = seal.chain();
        }
        return new Result(partition, sealed, entries.size() - next, to, chain, Optional.empty());
    }

    private Optional<Breach> breach(int partition, SealV1 seal, long from, String before, List<AuditEntry> found) {
        if (seal.partition() != partition || !keys.isGenuine(seal)) {
            return Optional.of(new Breach(
                    partition, from, "seal-forged", "The seal from offset " + seal.from() + " has a wrong signature."));
        }
        if (seal.from() != from || !seal.previous().equals(before)) {
            return Optional.of(new Breach(
                    partition,
                    from,
                    "seal-missing",
                    "There is no seal from offset " + from + " to " + seal.from() + "."));
        }
        Optional<Breach> first = firstDifference(partition, seal, found);
        if (first.isPresent()) {
            return first;
        }
        String chain = before;
        for (AuditEntry entry : found) {
            chain = entry.chainedTo(chain);
        }
        return chain.equals(seal.chain())
                ? Optional.empty()
                : Optional.of(new Breach(
                        partition, from, "changed", "A record from offset " + from + " to " + seal.to() + " differs."));
    }

    private static Optional<Breach> firstDifference(int partition, SealV1 seal, List<AuditEntry> found) {
        Map<Long, String> expected = new HashMap<>();
        List<Long> order = new ArrayList<>();
        for (String entry : seal.entries()) {
            long offset = Long.parseLong(entry.substring(0, entry.indexOf(':')));
            expected.put(offset, entry);
            order.add(offset);
        }
        int at = 0;
        for (AuditEntry entry : found) {
            if (at < order.size() && order.get(at) < entry.offset()) {
                return Optional.of(gone(partition, order.get(at)));
            }
            String known = expected.get(entry.offset());
            if (known == null) {
                return Optional.of(new Breach(
                        partition, entry.offset(), "inserted", "The record was not there when it was sealed."));
            }
            if (!known.equals(entry.brief())) {
                return Optional.of(new Breach(
                        partition, entry.offset(), "changed", "The record is not what it was when it was sealed."));
            }
            at++;
        }
        return at < order.size() ? Optional.of(gone(partition, order.get(at))) : Optional.empty();
    }

    private static Breach gone(int partition, long offset) {
        return new Breach(partition, offset, "removed", "The record was there when it was sealed.");
    }
}
