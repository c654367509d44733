package io.mlconnector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.check.Evidence;
import io.mlconnector.chaos.fleet.FencedWriters;
import io.mlconnector.contracts.AuditV1;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each [Branch] was taken: by the trail, the vendors' wire logs, what Kafka holds of aborted
/// transactions and the processes' logs, never by what services count.
final class Branches {
    private static final Set<String> EXECUTED = Set.of("error-after", "drop-after", "truncate", "html-after", "slow");

    private static final Set<Integer> NOT_EXECUTED = Set.of(401, 429);

    private Branches() {}

    static Map<Branch, Long> taken(Evidence evidence, AbortedEntries aborted, Map<String, Long> faults) {
        Map<Branch, Long> taken = new EnumMap<>(Branch.class);
        taken.put(Branch.INHERITED_INTENT, told(evidence, "finds out what became of the one before"));
        taken.put(Branch.OUTCOME_UNKNOWN, told(evidence, "The outcome is not known"));
        // Of a refusal that makes all calls wait, the trail says that and not what became of the one.
        taken.put(
                Branch.NOT_EXECUTED,
                told(evidence, "Not executed, tried again later")
                        + answeredAfter(evidence.quickBooksWire(), NOT_EXECUTED));
        taken.put(Branch.ADOPTED, told(evidence, "which an earlier attempt created") + told(evidence, "by its marker"));
        taken.put(Branch.REPLAYED, replayed(evidence.quickBooksWire()));
        taken.put(Branch.ABORTED_INTENT, aborted.intents());
        taken.put(Branch.ABORTED_OUTCOME, aborted.outcomes());
        taken.put(Branch.FENCED, FencedWriters.in(evidence.logs()));
        taken.put(Branch.TOKEN, answeredAfter(evidence.quickBooksWire(), Set.of(401)));
        taken.put(Branch.THROTTLED, status(evidence.quickBooksWire(), 429) + status(evidence.asanaWire(), 429));
        taken.put(
                Branch.REPAIRED,
                faults.keySet().stream().anyMatch(fault -> fault.endsWith(" lose"))
                        ? told(evidence, "(cdc)") + told(evidence, "(poll)")
                        : 0L);
        taken.put(Branch.SKIPPED, told(evidence, "Already applied"));
        taken.put(Branch.UPDATED, told(evidence, "Updated bill"));
        taken.put(Branch.EXTRA_REMOVED, told(evidence, "which was created twice; "));
        return taken;
    }

    private static long told(Evidence evidence, String words) {
        return evidence.audit().stream()
                .map(AuditV1::detail)
                .filter(detail -> detail.contains(words))
                .count();
    }

    /// Ids that were carried out with an answer that nobody got, and were answered later.
    private static long replayed(List<JsonNode> wire) {
        Set<String> executed = new HashSet<>();
        Set<String> again = new HashSet<>();
        for (JsonNode request : wire) {
            String id = request.path("requestid").asText();
            String fault = request.path("fault").asText();
            boolean answered = request.path("status").asInt() == 200 && fault.isEmpty();
            if (!id.isEmpty() && answered && executed.contains(id)) {
                again.add(id);
            }
            if (!id.isEmpty() && (answered || EXECUTED.contains(fault))) {
                executed.add(id);
            }
        }
        return again.size();
    }

    /// Ids that were refused with one of these and carried out later.
    private static long answeredAfter(List<JsonNode> wire, Set<Integer> refusals) {
        Set<String> refused = new HashSet<>();
        Set<String> answered = new HashSet<>();
        for (JsonNode request : wire) {
            String id = request.path("requestid").asText();
            int status = request.path("status").asInt();
            if (!id.isEmpty() && refusals.contains(status)) {
                refused.add(id);
            } else if (refused.contains(id) && status == 200) {
                answered.add(id);
            }
        }
        return answered.size();
    }

    private static long status(List<JsonNode> wire, int status) {
        return wire.stream()
                .filter(request -> request.path("status").asInt() == status
                        && !request.path("userAgent").asText().equals("people"))
                .count();
    }
}
