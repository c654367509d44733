package io.mlconnector.conformance.judgement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What of a text matters to a judge: two bodies of one shape are both right or both wrong. Kept are names, types,
/// words (they may be one of a list) and the kinds of texts; which gid, name or time it is, is left out.
final class Shape {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,40}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.{0,30}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Shape() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                TreeMap<String, String> members = new TreeMap<>();
                node.properties().forEach(member -> members.put(kind(member.getKey()), of(member.getValue())));
                yield members.toString();
            }
            case ARRAY -> {
                TreeSet<String> items = new TreeSet<>();
                node.forEach(item -> items.add(of(item)));
                yield items.toString();
            }
            case STRING -> "'" + kind(node.textValue()) + "'";
            case NUMBER ->
                (node.isIntegralNumber() ? "i" : "f") + node.decimalValue().signum();
            case BOOLEAN -> "b";
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "?";
        };
    }

    private static String kind(String text) {
        if (WORD.matcher(text).matches()) {
            return text;
        }
        if (DIGITS.matcher(text).matches()) {
            return "9";
        }
        return DATE.matcher(text).matches() ? DIGIT.matcher(text).replaceAll("9") : "…" + link(text);
    }

    private static String link(String text) {
        return text.startsWith("http") ? "http" : "";
    }
}
