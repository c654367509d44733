package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The ledger, made again from what the vendors hold, is the ledger.
final class Rebuilding {
    private static final Pattern VENDOR = Pattern.compile("[^/]+/(Vendor/[^/]+)");

    private Rebuilding() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-18", "The marks in both systems say the same as ledger and links", Rebuilding::same));

    private static List<String> same(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> marks = new TreeMap<>();
        Stream.concat(evidence.bills().stream(), evidence.journalEntries().stream())
                .forEach(document -> Marker.find(document.path("PrivateNote").asText())
                        .ifPresent(marker -> marks.merge(
                                marker.operation(), document.path("Id").asText(), (one, two) -> one + " and " + two)));
        Map<String, String> ledger = new TreeMap<>();
        Ledgers.postings(evidence)
                .filter(Ledgers::isDone)
                .forEach(entry -> ledger.put(
                        Marker.of("0", new OperationKey(entry.operation())).operation(),
                        String.valueOf(entry.vendorId())));
        compare("QuickBooks", marks, ledger, wrong);

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
        compare("Asana", shown, linked, wrong);
        return wrong;
    }

    private static void compare(
            String where, Map<String, String> vendors, Map<String, String> ours, List<String> wrong) {
        vendors.forEach((mark, id) -> {
            String known = ours.get(mark);
            if (!id.equals(known)) {
                wrong.add("orphaned: " + where + " has " + id + " with the mark " + mark + ", we know of " + known);
            }
        });
        ours.forEach((mark, id) -> {
            if (!vendors.containsKey(mark)) {
                wrong.add("lost: " + where + " has nothing with the mark " + mark + ", we know of " + id);
            }
        });
    }
}
