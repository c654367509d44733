package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The audit entries of the loop.
record Reports(String service) {

    Turn.Audit intent(Operation operation, LedgerEntryV1 intent, boolean recover, Instant now) {
        String detail = recover
                ? "Attempt " + intent.attempts() + ": finds out what became of the one before."
                : intent.attempts() == 1
                        ? "Intends the write; the call follows."
                        : "Attempt " + intent.attempts() + ".";
        return entry(operation, "intent", detail, List.of(), facts(intent, Map.of()), intent.source(), now);
    }

    Turn.Audit done(Operation operation, LedgerEntryV1 entry, CallOutcome.Done done, Instant now) {
        Map<String, String> facts = facts(entry, done.facts());
        if (done.vendorVersion() != null) {
            facts.put("version", done.vendorVersion());
        }
        return entry(operation, "done", sentence(done.detail()), done.links(), facts, entry.source(), now);
    }

    Turn.Audit refused(
            Operation operation,
            LedgerEntryV1 entry,
            String step,
            List<Link> links,
            Map<String, String> facts,
            Instant now) {
        LedgerEntryV1.Reason reason = entry.reason();
        Map<String, String> all = facts(entry, facts);
        if (reason != null) {
            all.put("reason", reason.code());
        }
        return entry(operation, step, reason == null ? step : reason.text(), links, all, entry.source(), now);
    }

    Turn.Audit retried(Operation operation, LedgerEntryV1 intent, String why, boolean unknown, Instant now) {
        String detail = unknown
                ? "The outcome is not known and is found out: " + why
                : "Not executed, tried again later: " + why;
        return entry(operation, "retried", detail, List.of(), facts(intent, Map.of()), intent.source(), now);
    }

    Turn.Audit skipped(Operation operation, LedgerEntryV1 known, String source, Instant now) {
        String detail = switch (known.state()) {
            case DONE ->
                "Already applied" + (known.vendorId() == null ? "" : " as " + known.vendorId())
                        + "; nothing is written.";
            case REJECTED, PARKED -> "Refused before; a changed command is a new operation.";
            case INTENT -> throw new IllegalArgumentException("an open intent is not skipped");
        };
        Map<String, String> facts = facts(known, Map.of());
        facts.put("source", source);
        facts.put("state", known.state().name());
        return entry(operation, "skipped", detail, List.of(), facts, source, now);
    }

    Turn.Audit superseded(Operation operation, String why, String source, Instant now) {
        Map<String, String> facts =
                new TreeMap<>(Map.of("operation", operation.key(), "source", source, "state", "SUPERSEDED"));
        return entry(operation, "skipped", sentence(why), List.of(), facts, source, now);
    }

    Turn.Audit waiting(Operation operation, String why, String source, Instant now) {
        Map<String, String> facts = new TreeMap<>(Map.of("operation", operation.key(), "source", source));
        return entry(operation, "waiting", sentence(why), List.of(), facts, source, now);
    }

    /// Once for all commands of a connection that is shut off.
    Turn.Audit shutOff(Operation operation, String why, String source, Instant now) {
        return waiting(
                operation,
                "All commands of this connection wait, and one call at a time tries whether it works again: " + why,
                source,
                now);
    }

    Turn.Audit openAgain(Operation operation, String source, Instant now) {
        Map<String, String> facts = new TreeMap<>(Map.of("operation", operation.key(), "source", source));
        String text = "The connection works again; what waited goes on.";
        return entry(operation, "resumed", text, List.of(), facts, source, now);
    }

    Turn.Audit writtenTooOften(Operation operation, Instant until, String source, Instant now) {
        Map<String, String> facts =
                new TreeMap<>(Map.of("operation", operation.key(), "source", source, "reason", RecentWrites.REASON));
        String text = "Written " + RecentWrites.MOST + " times within " + RecentWrites.WITHIN.toMinutes()
                + " minutes. Another tool or rule may change it back each time; the next write waits until "
                + until.truncatedTo(ChronoUnit.SECONDS) + ".";
        return entry(operation, "parked", text, List.of(), facts, source, now);
    }

    Turn.Audit deadLettered(Operation operation, String code, String text, String source, Instant now) {
        Map<String, String> facts =
                new TreeMap<>(Map.of("operation", operation.key(), "source", source, "reason", code));
        return entry(operation, "dead-lettered", text, List.of(), facts, source, now);
    }

    /// Of a record that does not say what it is about.
    Turn.Audit unreadable(String connection, String record, String text, String source, Instant now) {
        return new Turn.Audit(
                new AuditV1(
                        now,
                        connection,
                        record,
                        List.of(),
                        service,
                        "dead-lettered",
                        text,
                        Map.of("source", source, "reason", "unreadable")),
                source);
    }

    private Turn.Audit entry(
            Operation operation,
            String step,
            String detail,
            List<Link> links,
            Map<String, String> facts,
            String source,
            Instant now) {
        TreeSet<String> related = new TreeSet<>();
        related.add(operation.command().basis().record());
        for (Link link : links) {
            if (link.quickbooks() != null) {
                related.add("quickbooks/" + link.quickbooks());
            }
            if (link.asanaGid() != null && Pair.isOfTask(link.pair())) {
                related.add("asana/Task/" + link.asanaGid());
            }
        }
        related.remove(operation.record());
        return new Turn.Audit(
                new AuditV1(
                        now,
                        operation.connection().value(),
                        operation.record(),
                        List.copyOf(related),
                        service,
                        step,
                        detail,
                        facts),
                source);
    }

    private static Map<String, String> facts(LedgerEntryV1 entry, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("operation", entry.operation());
        facts.put("requestId", entry.requestId());
        facts.put("source", entry.source());
        facts.put("attempt", Integer.toString(entry.attempts()));
        return facts;
    }

    private static String sentence(String text) {
        String whole = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return whole.isEmpty() || whole.endsWith(".") ? whole : whole + ".";
    }
}
