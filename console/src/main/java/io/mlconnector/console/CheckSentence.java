package io.mlconnector.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A plain sentence for what a health check says. Our own checks bring theirs; those of the frameworks bring facts.
final class CheckSentence {
    private static final List<String> OWN = List.of("reason", "detail");
    /// Makes a check yellow that is up: a person should look, and nothing stands still.
    static final String WARNING = "warning";

    private static final String WORKS = "[OK]";
    private static final String BROKEN = "[KO]";

    private CheckSentence() {}

    static String of(boolean up, JsonNode all) {
        JsonNode data = all.isObject() ? all.<ObjectNode>deepCopy().without(WARNING) : all;
        for (String name : OWN) {
            if (data.path(name).isTextual()) {
                return sentence(data.path(name).asText());
            }
        }
        if (data.has("missing_topics")) {
            return "Topics are missing: " + data.path("missing_topics").asText() + ".";
        }
        if (data.has("available_topics")) {
            return "All its topics exist.";
        }
        if (data.has("state")) {
            return "Its state is " + data.path("state").asText() + ".";
        }
        if (data.has("nodes")) {
            return "The brokers answer: " + data.path("nodes").asText() + ".";
        }
        if (areSentences(data)) {
            return String.join(
                    " ",
                    data.properties().stream()
                            .map(fact -> fact.getKey() + ": " + fact.getValue().asText())
                            .toList());
        }
        List<String> facts = facts(data);
        if (facts.isEmpty()) {
            return up ? "It works." : "It does not work, and says no more.";
        }
        return sentence((up ? "It works: " : "It does not work: ") + String.join(", ", facts));
    }

    /// One for each thing that is checked.
    private static boolean areSentences(JsonNode data) {
        return !data.isEmpty()
                && data.properties().stream()
                        .allMatch(fact -> fact.getValue().asText().endsWith("."));
    }

    /// A message channel's `[OK]` needs no word, its `[KO] - …` does.
    private static List<String> facts(JsonNode data) {
        List<String> facts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> fact : data.properties()) {
            String value = fact.getValue().asText();
            if (value.startsWith(WORKS)) {
                facts.add(fact.getKey());
            } else if (value.startsWith(BROKEN)) {
                facts.add(fact.getKey() + " is broken"
                        + value.substring(BROKEN.length()).replaceFirst("^ - ", ": "));
            } else {
                facts.add(fact.getKey() + " " + value);
            }
        }
        return facts;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
