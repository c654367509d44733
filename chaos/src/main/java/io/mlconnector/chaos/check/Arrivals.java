package io.mlconnector.chaos.check;

import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What came in: all that was accepted is kept, nothing else is, and each has an end.
final class Arrivals {
    private static final Set<String> BODY_VERDICTS = Set.of("changed", "ignored", "dead-lettered");
    private static final Set<String> CHANGE_VERDICTS = Set.of("read", "skipped", "ignored", "dead-lettered");

    private Arrivals() {}

    static final List<Invariant> ALL = List.of(
            new Invariant("I-07", "Each webhook that was accepted is kept, and nothing is invented", Arrivals::kept),
            new Invariant("I-08", "Each event that was kept has one verdict in the trail", Arrivals::judged),
            new Invariant("I-09", "What was refused is not kept, and no forgery was accepted", Arrivals::refused));

    private static List<String> kept(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Webhooks webhooks = evidence.webhooks();
        Set<String> stored = webhooks.stored().stream()
                .map(one -> one.topic() + " " + one.sha256())
                .collect(Collectors.toSet());
        Set<String> sent = new HashSet<>();
        for (Webhooks.Sent one : webhooks.sent()) {
            String name = one.topic() + " " + one.sha256();
            sent.add(name);
            if (one.isAccepted() && !stored.contains(name)) {
                wrong.add("lost: a webhook was answered " + one.status() + " and is not in " + name);
            }
        }
        for (Webhooks.Stored one : webhooks.stored()) {
            if (!sent.contains(one.topic() + " " + one.sha256())) {
                wrong.add(one.origin() + " has a body that nobody sent");
            }
        }
        return wrong;
    }

    private static List<String> judged(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> bySource = new HashMap<>();
        Set<String> eventsTold = new HashSet<>();
        for (AuditV1 entry : evidence.audit()) {
            String source = entry.facts().getOrDefault("source", "");
            bySource.computeIfAbsent(source, _ -> new HashSet<>()).add(entry.step());
            for (String other : entry.facts().getOrDefault("with", "").split(",")) {
                bySource.computeIfAbsent(other, _ -> new HashSet<>()).add(entry.step());
            }
            if (entry.step().equals("changed")) {
                eventsTold.add(entry.facts().getOrDefault("eventId", ""));
            }
        }
        for (Webhooks.Stored body : evidence.webhooks().stored()) {
            Set<String> steps = bySource.getOrDefault(body.origin(), Set.of());
            if (body.events() > 0 && steps.stream().noneMatch(BODY_VERDICTS::contains)) {
                wrong.add("lost: " + body.origin() + " has no verdict");
            }
            // Kinds that are not handled are told for the body as a whole.
            boolean passedOver = steps.contains("ignored") || steps.contains("dead-lettered");
            body.eventIds().stream()
                    .filter(id -> !passedOver && !eventsTold.contains(id))
                    .forEach(id -> wrong.add("lost: the event " + id + " of " + body.origin() + " has no verdict"));
        }
        for (Webhooks.Change change : evidence.webhooks().changes()) {
            Set<String> steps = bySource.getOrDefault(change.origin(), Set.of()).stream()
                    .filter(CHANGE_VERDICTS::contains)
                    .collect(Collectors.toSet());
            if (change.cause().equals("WEBHOOK") && steps.isEmpty()) {
                wrong.add("lost: " + change.origin() + " has no verdict");
            }
            if (steps.contains("read") && steps.contains("dead-lettered")) {
                wrong.add(change.origin() + " was read and became a dead letter");
            }
        }
        return wrong;
    }

    private static List<String> refused(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Webhooks webhooks = evidence.webhooks();
        Map<String, String> stored = new HashMap<>();
        webhooks.stored().forEach(one -> stored.put(one.sha256(), one.origin()));
        // The same body may have come once with the right signature and once with a wrong one.
        Set<String> welcome = webhooks.sent().stream()
                .filter(one -> !one.isRefused())
                .map(Webhooks.Sent::sha256)
                .collect(Collectors.toSet());
        for (Webhooks.Sent one : webhooks.sent()) {
            if (one.isRefused() && !welcome.contains(one.sha256()) && stored.containsKey(one.sha256())) {
                wrong.add(stored.get(one.sha256()) + " was answered " + one.status() + " and is kept");
            }
        }
        for (Webhooks.Forged one : webhooks.forged()) {
            if (one.status() / 100 == 2) {
                wrong.add("forged: accepted with " + one.status() + ": " + one.how());
            }
            if (stored.containsKey(one.sha256())) {
                wrong.add("forged: " + stored.get(one.sha256()) + " is a forgery: " + one.how());
            }
        }
        return wrong;
    }

    static String topic(boolean quickBooks) {
        return (quickBooks ? Topics.QUICKBOOKS_NOTIFICATIONS : Topics.ASANA_NOTIFICATIONS).name();
    }
}
