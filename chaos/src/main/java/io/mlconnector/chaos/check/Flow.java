package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.chaos.world.Company.Cost;
import io.mlconnector.contracts.LedgerEntryV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Both sides show the same, each thing is told once, and nothing is left on the way.
final class Flow {
    private static final Set<String> POSTED = Set.of("Posted", "Part paid", "Paid");

    private Flow() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-13", "Both sides show the same", Flow::converged),
            new Invariant("I-14", "No operation crosses from one connection into another", Flow::oneConnection),
            new Invariant("I-16", "All is read, and no intent is open", Flow::quiet),
            new Invariant("I-19", "Each thing is told once", Flow::toldOnce),
            new Invariant("I-19", "What was said on a second task is on the first, once", Flow::moved),
            new Invariant("I-24", "No thread died of an error", Flow::noCrash));

    private static List<String> converged(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> bills = Money.byTask(evidence);
        Map<String, JsonNode> tasks = new HashMap<>();
        evidence.tasks().forEach(task -> tasks.put(task.path("gid").asText(), task));
        for (Cost cost : evidence.costs()) {
            JsonNode task = tasks.get(cost.task());
            List<JsonNode> of = bills.getOrDefault(cost.task(), List.of());
            if (task == null || of.size() != 1) {
                continue;
            }
            String shown = text(task, "Posting");
            String expected = expected(of.getFirst());
            if (!shown.equals(expected) && !Amounts.isRefused(evidence, cost, shown)) {
                wrong.add("task " + cost.task() + " shows '" + shown + "', its bill is " + expected);
            }
            if (!text(task, "QuickBooks id").equals(of.getFirst().path("Id").asText())) {
                wrong.add("task " + cost.task() + " leads to '" + text(task, "QuickBooks id") + "'");
            }
        }
        wrong.addAll(vendors(evidence));
        return wrong;
    }

    private static String expected(JsonNode bill) {
        int open = bill.path("Balance").decimalValue().signum();
        return open == 0
                ? "Paid"
                : bill.path("Balance")
                                        .decimalValue()
                                        .compareTo(bill.path("TotalAmt").decimalValue())
                                < 0
                        ? "Part paid"
                        : "Posted";
    }

    private static List<String> vendors(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, JsonNode> shown = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (JsonNode task : evidence.directory()) {
            String id = text(task, "QuickBooks id");
            if (shown.put(id, task) != null) {
                twice.add(id);
            }
        }
        twice.forEach(id -> wrong.add("vendor " + id + " has two tasks"));
        for (JsonNode vendor : evidence.vendors()) {
            JsonNode task = shown.get(vendor.path("Id").asText());
            String phone = vendor.path("PrimaryPhone").path("FreeFormNumber").asText("");
            if (task == null) {
                wrong.add("vendor " + vendor.path("Id").asText() + " has no task");
            } else if (!text(task, "Phone").equals(phone)) {
                wrong.add("vendor " + vendor.path("Id").asText() + " has the number " + phone + ", its task "
                        + text(task, "Phone"));
            }
        }
        return wrong;
    }

    static String text(JsonNode task, String field) {
        for (JsonNode each : task.path("custom_fields")) {
            if (each.path("name").asText().equals(field)) {
                return each.path("display_value").asText("");
            }
        }
        return "";
    }

    private static List<String> oneConnection(Evidence evidence) {
        Set<String> connections = new HashSet<>();
        evidence.ledger().keySet().forEach(key -> connections.add(key.substring(0, key.indexOf('/'))));
        return connections.size() <= 1 ? List.of() : List.of("operations of " + connections);
    }

    private static List<String> quiet(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.lags().forEach((group, lag) -> {
            if (lag > 0) {
                wrong.add(group + " has " + lag + " records to read");
            }
        });
        evidence.ledger().values().stream()
                .filter(LedgerEntryV1::isOpen)
                .forEach(entry -> wrong.add(entry.operation() + " is still intended"));
        return wrong;
    }

    private static List<String> toldOnce(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.comments().forEach((task, comments) -> {
            if (new HashSet<>(comments).size() < comments.size()) {
                wrong.add("task " + task + " is told something twice");
            }
            long posted = comments.stream()
                    .filter(text -> text.startsWith("Posted as"))
                    .count();
            if (posted != 1) {
                wrong.add("task " + task + " is told " + posted + " times that it is posted");
            }
        });
        return wrong;
    }

    private static List<String> moved(Evidence evidence) {
        Set<String> left = new HashSet<>();
        evidence.directory().forEach(task -> left.add(task.path("gid").asText()));
        List<String> wrong = new ArrayList<>();
        for (Extra extra : evidence.extras()) {
            if (left.contains(extra.task())) {
                wrong.add("doubled: task " + extra.task() + " of record " + extra.record() + " is still there");
            }
            if (extra.told() != 1) {
                wrong.add("'" + extra.comment() + "' is told " + extra.told() + " times of record " + extra.record());
            }
        }
        return wrong;
    }

    private static List<String> noCrash(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        for (Path log : evidence.logs()) {
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                // The options that a JVM was started with name that error too.
                lines.filter(line -> !line.startsWith("Picked up "))
                        .filter(line -> line.contains("Exception in thread") || line.contains("OutOfMemoryError"))
                        .limit(5)
                        .forEach(line -> wrong.add(log.getFileName() + ": " + line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return wrong;
    }

    static boolean isPosted(JsonNode task) {
        return POSTED.contains(text(task, "Posting"));
    }
}
