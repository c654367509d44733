package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What one turn of the loop decided: all records go into one transaction together with the offset; the calls start
/// only after it is committed.
final class Turn {
    record Audit(AuditV1 entry, String causation) {}

    record DeadLetter(ConsumerRecord<String, byte[]> record, String code, String text, int attempts) {}

    /// @param recover whether an earlier attempt may have been executed
    record Start(Operation operation, LedgerEntryV1 intent, boolean recover) {}

    private final List<LedgerEntryV1> entries = new ArrayList<>();
    private final List<LinkV1> links = new ArrayList<>();
    private final List<Audit> audits = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private long offset = -1;

    void add(LedgerEntryV1 entry) {
        entries.add(entry);
    }

    void add(LinkV1 link) {
        links.add(link);
    }

    void add(@Nullable Audit audit) {
        if (audit != null) {
            audits.add(audit);
        }
    }

    void add(DeadLetter letter) {
        deadLetters.add(letter);
    }

    void add(Start start) {
        starts.add(start);
    }

    void offset(long committable) {
        this.offset = committable;
    }

    List<LedgerEntryV1> entries() {
        return entries;
    }

    List<LinkV1> links() {
        return links;
    }

    List<Audit> audits() {
        return audits;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    List<Start> starts() {
        return starts;
    }

    /// The next offset to read after a restart; -1 when nothing was read yet.
    long offset() {
        return offset;
    }

    boolean writesNothing() {
        return entries.isEmpty() && links.isEmpty() && audits.isEmpty() && deadLetters.isEmpty();
    }
}
