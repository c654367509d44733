package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.serviceruntime.upkeep.RebuiltLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The ledger, made again from what the vendors hold, is the ledger.
final class Rebuilding {
    private static final Pattern VENDOR = Pattern.compile("[^/]+/(Vendor/[^/]+)");
    private static final Pattern MIRRORED = Pattern.compile("[^/]+/(.+)/task/[0-9]+-[0-9a-f]+");

    private Rebuilding() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-18", "The marks in both systems say the same as ledger and links", Rebuilding::same));

    private static List<String> same(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        RebuiltLedger rebuilt = rebuilt(evidence);
        rebuilt.problems().forEach(problem -> wrong.add("doubled: " + problem));
        Map<String, LedgerEntryV1> ledger = evidence.ledger();
        List<String> unknown = RebuiltLedger.differences(ledger, rebuilt.rows(), _ -> false);
        unknown.forEach(difference -> wrong.add("orphaned: " + difference));
        RebuiltLedger.differences(ledger, rebuilt.rows(), Ledgers::isPosting).stream()
                .filter(difference -> !unknown.contains(difference))
                .forEach(difference -> wrong.add("lost: " + difference));
        tasksWithoutMark(evidence, wrong);
        vendors(evidence, wrong);
        return wrong;
    }

    private static RebuiltLedger rebuilt(Evidence evidence) {
        RebuiltLedger rebuilt = new RebuiltLedger(Map.of());
        connection(evidence)
                .ifPresent(connection -> Stream.concat(evidence.bills().stream(), evidence.journalEntries().stream())
                        .forEach(document -> Marker.find(
                                        document.path("PrivateNote").asText())
                                .ifPresent(marker -> posted(rebuilt, connection, marker, document))));
        for (JsonNode task : evidence.marked()) {
            JsonNode mark = task.path("external");
            done(
                    rebuilt,
                    mark.path("data").asText(),
                    task.path("gid").asText(),
                    mark.path("gid").asText());
        }
        return rebuilt;
    }

    private static Optional<ConnectionId> connection(Evidence evidence) {
        return Stream.concat(evidence.ledger().keySet().stream(), evidence.links().keySet().stream())
                .map(key -> new ConnectionId(key.substring(0, key.indexOf('/'))))
                .findFirst();
    }

    private static void posted(RebuiltLedger rebuilt, ConnectionId connection, Marker marker, JsonNode document) {
        String id = document.path("Id").asText();
        marker.findOperation(connection)
                .ifPresentOrElse(
                        key -> done(rebuilt, key.value(), id, ""),
                        () -> rebuilt.problem(id + " carries the mark " + marker.note() + ", which is of no attempt"));
    }

    private static void done(RebuiltLedger rebuilt, String operation, String id, String requestId) {
        rebuilt.done(operation, id, null, Instant.EPOCH, requestId, id);
    }

    /// A later write of a task leaves no mark of its own: one of the record's must be there.
    private static void tasksWithoutMark(Evidence evidence, List<String> wrong) {
        Set<String> marks = new HashSet<>();
        for (JsonNode task : evidence.marked()) {
            Matcher mirrored =
                    MIRRORED.matcher(task.path("external").path("data").asText());
            if (mirrored.matches()) {
                marks.add(mirrored.group(1) + " " + task.path("gid").asText());
            }
        }
        Set<String> missing = new HashSet<>();
        evidence.ledger().values().stream().filter(Ledgers::isDone).forEach(entry -> {
            Matcher mirrored = MIRRORED.matcher(entry.operation());
            if (mirrored.matches()
                    && Pair.isOfTask(mirrored.group(1))
                    && !marks.contains(mirrored.group(1) + " " + entry.vendorId())) {
                missing.add(mirrored.group(1) + " " + entry.vendorId());
            }
        });
        missing.forEach(task -> wrong.add("lost: Asana has no task with a mark for " + task));
    }

    private static void vendors(Evidence evidence, List<String> wrong) {
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode task : evidence.directory()) {
            String id = Flow.text(task, "QuickBooks id");
            if (!id.isEmpty()) {
                shown.merge("Vendor/" + id, task.path("gid").asText(), (one, two) -> one + " and " + two);
            }
        }
        Map<String, String> linked = new TreeMap<>();
        for (Map.Entry<String, LinkV1> each : evidence.links().entrySet()) {
            Matcher vendor = VENDOR.matcher(each.getKey());
            LinkV1 link = each.getValue();
            if (vendor.matches() && link.asana() != null && link.state() != Link.State.GONE) {
                linked.put(vendor.group(1), link.asana());
            }
        }
        shown.forEach((vendor, task) -> {
            if (!task.equals(linked.get(vendor))) {
                wrong.add("orphaned: Asana has " + task + " for " + vendor + ", we know of " + linked.get(vendor));
            }
        });
        linked.forEach((vendor, task) -> {
            if (!shown.containsKey(vendor)) {
                wrong.add("lost: Asana has nothing for " + vendor + ", we know of " + task);
            }
        });
    }
}
