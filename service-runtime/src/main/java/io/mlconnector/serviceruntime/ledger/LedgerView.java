package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The last entry of each operation of one partition. Finished entries are kept without their payload, which nobody
/// needs any more.
final class LedgerView {
    private final Map<String, LedgerEntryV1> entries = new HashMap<>();

    void put(LedgerEntryV1 entry) {
        entries.put(entry.operation(), entry.isOpen() ? entry : withoutPayload(entry));
    }

    Optional<LedgerEntryV1> find(String operation) {
        return Optional.ofNullable(entries.get(operation));
    }

    int size() {
        return entries.size();
    }

    private static LedgerEntryV1 withoutPayload(LedgerEntryV1 entry) {
        return new LedgerEntryV1(
                entry.operation(),
                entry.state(),
                entry.record(),
                entry.requestId(),
                "",
                entry.payloadHash(),
                entry.attempts(),
                entry.intendedAt(),
                entry.notAfter(),
                entry.finishedAt(),
                entry.vendorId(),
                entry.vendorVersion(),
                entry.reason(),
                entry.source());
    }
}
