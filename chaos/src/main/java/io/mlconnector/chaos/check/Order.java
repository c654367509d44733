package io.mlconnector.chaos.check;

import io.mlconnector.contracts.DeadLetter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Versions go forward, tokens are used once, dead letters can be traced, and strangers change nothing.
final class Order {
    private Order() {}

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "I-10", "Nothing became a dead letter, and each could be traced and replayed", Order::letters),
            new Invariant("I-15", "What is older never follows what is newer", Order::forward),
            new Invariant(
                    "I-21", "A refresh token is used once at a time, and not after it was replaced", Order::tokens),
            new Invariant("I-27", "No page of a stranger can change anything", Order::strangers));

    private static List<String> letters(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        for (Letter letter : evidence.deadLetters()) {
            String name = letter.topic() + ": " + letter.reason() + " of " + letter.origin();
            // Of what a storm of this kind does, nothing is unreadable: a fault that ends must not end a record.
            wrong.add(name + ": " + letter.text());
            if (!DeadLetter.isReason(letter.reason())) {
                wrong.add(name + ": a reason that is none");
            }
            if (!letter.resolves()) {
                wrong.add(name + ": there is no such record");
            }
            if (letter.text().isBlank() || !letter.attempts().matches("[0-9]{1,9}") || !isTime(letter.at())) {
                wrong.add(name + ": without text, attempts or time");
            }
        }
        return wrong;
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static List<String> forward(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, Long> newest = new HashMap<>();
        for (Version version : evidence.versions()) {
            Long before = newest.put(version.of(), version.number());
            if (before != null && version.number() < before) {
                wrong.add(version.of() + ": " + version.number() + " after " + before);
            }
        }
        return wrong;
    }

    private static List<String> tokens(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Set<String> replaced = new HashSet<>();
        Map<String, Integer> late = new HashMap<>();
        for (Refresh refresh : evidence.refreshes()) {
            String name = refresh.used().substring(0, Math.min(8, refresh.used().length()));
            if (refresh.result().equals("COLLIDED")) {
                wrong.add("the refresh token " + name + " was used twice at the same time");
            }
            if (replaced.contains(refresh.used())) {
                if (refresh.result().equals("GIVEN")) {
                    wrong.add("the refresh token " + name + " was used again with success after it was replaced");
                } else if (late.merge(refresh.used(), 1, Integer::sum) == 2) {
                    wrong.add("the refresh token " + name + " was used more than once after it was replaced");
                }
            }
            if (refresh.result().equals("GIVEN") && !refresh.given().equals(refresh.used())) {
                replaced.add(refresh.used());
                replaced.remove(refresh.given());
            }
        }
        return wrong;
    }

    private static List<String> strangers(Evidence evidence) {
        return evidence.probes().stream()
                .filter(probe -> probe.status() / 100 == 2 || probe.status() / 100 == 3)
                .map(probe -> probe.what() + " was answered " + probe.status())
                .toList();
    }
}
