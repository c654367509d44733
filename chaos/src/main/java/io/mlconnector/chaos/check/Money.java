package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.OperationKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One cost is exactly one posting, for what was approved.
final class Money {
    private Money() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-01", "Each approved cost is exactly one bill, and nothing else is", Money::onePosting),
            new Invariant("I-02", "Each operation is at most one document, and one when it is done", Money::oneByKey),
            new Invariant("I-03", "Each document with our mark is in the ledger, done, with its id", Money::noOrphans),
            new Invariant("I-11", "The lines of each bill add up to its total, in cents", Money::addsUp),
            new Invariant("I-12", "The books hold what was approved last, to the cent", Amounts::right));

    /// Bills by the task that their mark names.
    static Map<String, List<JsonNode>> byTask(Evidence evidence) {
        Map<String, List<JsonNode>> byTask = new HashMap<>();
        for (JsonNode bill : evidence.bills()) {
            Marker.find(bill.path("PrivateNote").asText())
                    .ifPresent(marker -> byTask.computeIfAbsent(marker.taskGid(), _ -> new ArrayList<>())
                            .add(bill));
        }
        return byTask;
    }

    private static List<String> onePosting(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> byTask = byTask(evidence);
        for (Cost cost : evidence.costs()) {
            int bills = byTask.getOrDefault(cost.task(), List.of()).size();
            if (bills == 0) {
                wrong.add("lost: cost " + cost.number() + " (task " + cost.task() + ")");
            } else if (bills > 1) {
                wrong.add("doubled: cost " + cost.number() + " (task " + cost.task() + ") is " + bills + " bills");
            }
            byTask.remove(cost.task());
        }
        byTask.keySet().forEach(task -> wrong.add("orphaned: bills of task " + task + ", which nobody entered"));
        return wrong;
    }

    private static List<String> oneByKey(Evidence evidence) {
        Map<String, Integer> byMark = new HashMap<>();
        for (JsonNode bill : evidence.bills()) {
            Marker.find(bill.path("PrivateNote").asText())
                    .ifPresent(marker -> byMark.merge(marker.operation(), 1, Integer::sum));
        }
        List<String> wrong = new ArrayList<>();
        byMark.forEach((mark, count) -> {
            if (count > 1) {
                wrong.add("doubled: " + count + " documents with the mark " + mark);
            }
        });
        Ledgers.postings(evidence).filter(Ledgers::isDone).forEach(entry -> {
            if (!byMark.containsKey(mark(entry))) {
                wrong.add("lost: " + entry.operation() + " is done and has no document");
            }
        });
        return wrong;
    }

    private static List<String> noOrphans(Evidence evidence) {
        Map<String, LedgerEntryV1> byMark = new HashMap<>();
        Ledgers.postings(evidence).forEach(entry -> byMark.put(mark(entry), entry));
        List<String> wrong = new ArrayList<>();
        for (JsonNode bill : evidence.bills()) {
            Marker.find(bill.path("PrivateNote").asText()).ifPresent(marker -> {
                LedgerEntryV1 entry = byMark.get(marker.operation());
                String id = bill.path("Id").asText();
                if (entry == null) {
                    wrong.add("orphaned: bill " + id + " has a mark that no ledger knows");
                } else if (!Ledgers.isDone(entry) || !id.equals(entry.vendorId())) {
                    wrong.add("orphaned: bill " + id + " is " + entry.state() + " " + entry.vendorId()
                            + " in the ledger");
                }
            });
        }
        return wrong;
    }

    private static List<String> addsUp(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode bill : evidence.bills()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode line : bill.path("Line")) {
                sum = sum.add(line.path("Amount").decimalValue());
            }
            BigDecimal total = bill.path("TotalAmt").decimalValue();
            if (sum.compareTo(total) != 0 || total.stripTrailingZeros().scale() > 2) {
                wrong.add("bill " + bill.path("Id").asText() + ": lines " + sum + ", total " + total);
            }
        }
        return wrong;
    }

    private static String mark(LedgerEntryV1 entry) {
        return Marker.of("0", new OperationKey(entry.operation())).operation();
    }
}
