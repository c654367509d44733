package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The last entry of each operation of one partition. Finished entries are kept without their payload, which nobody
/// needs any more.
final class LedgerView {
    private final Map<String, LedgerEntryV1> entries = new HashMap<>();

    void put(LedgerEntryV1 entry) {
        entries.put(entry.operation(), entry.isOpen() ? entry : entry.withoutPayload());
    }

    Optional<LedgerEntryV1> find(String operation) {
        return Optional.ofNullable(entries.get(operation));
    }

    /// What is finished, the oldest first.
    Stream<LedgerEntryV1> finishedInOrder() {
        return entries.values().stream()
                .filter(entry -> entry.finishedAt() != null)
                .sorted(Comparator.comparing(entry -> Objects.requireNonNull(entry.finishedAt())));
    }

    int size() {
        return entries.size();
    }
}
