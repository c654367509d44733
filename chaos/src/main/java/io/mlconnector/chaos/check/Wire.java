package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.LedgerEntryV1;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was on the wire, against what the ledger says.
final class Wire {
    private static final Duration CLOCKS = Duration.ofMillis(50);
    private static final int PER_SECOND = 10;
    private static final int PER_MINUTE = 500;

    private Wire() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-04", "What the ledger froze is what QuickBooks got", Wire::frozenBytes),
            new Invariant(
                    "I-05", "All attempts of an operation carry one requestid and the same bytes", Wire::sameBytes),
            new Invariant(
                    "I-06", "Each write was intended before it was sent, and sent within its lease", Wire::intended),
            new Invariant("I-23", "The vendor's limits were kept", Wire::rate));

    /// Postings and updates of the connector, accepted or not.
    static List<JsonNode> posts(Evidence evidence) {
        return evidence.quickBooksWire().stream()
                .filter(request -> !request.path("userAgent").asText().equals("people")
                        && request.path("method").asText().equals("POST")
                        && (request.path("path").asText().endsWith("/bill")
                                || request.path("path").asText().endsWith("/journalentry")))
                .toList();
    }

    private static List<String> frozenBytes(Evidence evidence) {
        Map<String, Set<String>> sent = new HashMap<>();
        posts(evidence)
                .forEach(post -> sent.computeIfAbsent(post.path("requestid").asText(), _ -> new HashSet<>())
                        .add(post.path("bodySha256").asText()));
        List<String> wrong = new ArrayList<>();
        Ledgers.postings(evidence).filter(Ledgers::isDone).forEach(entry -> {
            Set<String> hashes = sent.getOrDefault(entry.requestId(), Set.of());
            if (!hashes.equals(Set.of(Ledgers.sha256(entry.payload())))) {
                wrong.add(entry.operation() + ": other bytes on the wire than in the ledger, or none");
            }
        });
        return wrong;
    }

    private static List<String> sameBytes(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> bodies = new HashMap<>();
        for (JsonNode post : posts(evidence)) {
            String requestId = post.path("requestid").asText();
            String body = post.path("bodySha256").asText();
            if (requestId.isEmpty() || requestId.length() > 36) {
                wrong.add("a posting with the requestid '" + requestId + "'");
            }
            String before = bodies.putIfAbsent(requestId, body);
            if (before != null && !before.equals(body)) {
                wrong.add("the requestid " + requestId + " with two bodies");
            }
        }
        Map<String, String> operations = new HashMap<>();
        Ledgers.writes(evidence).forEach(entry -> {
            String other = operations.putIfAbsent(entry.requestId(), entry.operation());
            if (other != null) {
                wrong.add(other + " and " + entry.operation() + " have one requestid");
            }
        });
        return wrong;
    }

    private static List<String> intended(Evidence evidence) {
        Map<String, LedgerEntryV1> byRequest = new HashMap<>();
        Ledgers.writes(evidence).forEach(entry -> byRequest.put(entry.requestId(), entry));
        long newest = newest(evidence);
        Ledgers.updates(evidence)
                .forEach(entry -> UpdateRequests.of(entry, newest).forEach(id -> byRequest.putIfAbsent(id, entry)));
        List<String> wrong = new ArrayList<>();
        for (JsonNode post : posts(evidence)) {
            LedgerEntryV1 entry = byRequest.get(post.path("requestid").asText());
            Instant at = Instant.parse(post.path("time").asText());
            if (entry == null) {
                wrong.add("a posting at " + at + " that no intent is known of");
            } else if (at.isBefore(entry.intendedAt().minus(CLOCKS))) {
                wrong.add(entry.operation() + " was sent at " + at + ", intended at " + entry.intendedAt());
            } else if (entry.notAfter() != null && at.isAfter(entry.notAfter().plus(CLOCKS))) {
                wrong.add(entry.operation() + " was sent at " + at + ", its last lease ended at " + entry.notAfter());
            }
        }
        return wrong;
    }

    private static long newest(Evidence evidence) {
        return evidence.bills().stream()
                .mapToLong(bill -> bill.path("SyncToken").asLong())
                .max()
                .orElse(0);
    }

    /// Of the connector alone: people have limits of their own.
    private static List<String> rate(Evidence evidence) {
        List<Long> times = evidence.quickBooksWire().stream()
                .filter(request -> request.path("path").asText().startsWith("/v3/"))
                .filter(request -> !request.path("userAgent").asText().equals("people"))
                .map(request -> Instant.parse(request.path("time").asText()).toEpochMilli())
                .sorted()
                .toList();
        List<String> wrong = new ArrayList<>();
        // One bucket more: a process that starts anew does not know what its earlier life has used.
        worst(times, 1_000, 2 * PER_SECOND, wrong);
        worst(times, 60_000, PER_MINUTE + PER_SECOND, wrong);
        return wrong;
    }

    private static void worst(List<Long> times, long window, int most, List<String> wrong) {
        int from = 0;
        int worst = 0;
        for (int to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) >= window) {
                from++;
            }
            worst = Math.max(worst, to - from + 1);
        }
        if (worst > most) {
            wrong.add(worst + " requests within " + window + " ms; allowed are " + most);
        }
    }
}
