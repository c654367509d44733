package io.mlconnector.sandbox.quickbooks.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import io.mlconnector.sandbox.store.Packed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Compares a record's property with a statement's text, each kind of property in its own order: ids and amounts as
/// numbers, times as instants, the rest as text.
final class Matcher {
    private static final String TIMES = "MetaData.";
    private static final String NOTED = "AttachableRef.";

    private Matcher() {}

    static boolean matches(JsonNode row, Condition condition) {
        if (condition.property().startsWith(NOTED)) {
            String below = condition.property().substring(NOTED.length());
            String property = below.equals("EntityRef.Type") ? "EntityRef.type" : below;
            return StreamSupport.stream(row.path("AttachableRef").spliterator(), false)
                    .anyMatch(attached -> matches(condition, at(attached, property)));
        }
        return matches(condition, at(row, condition.property()));
    }

    /// Without unpacking what the condition does not ask for.
    static boolean matches(Packed row, Condition condition) {
        return condition.property().startsWith(NOTED)
                ? matches(row.unpack(), condition)
                : matches(condition, at(row, condition.property()));
    }

    static boolean matches(Condition condition, JsonNode actual) {
        if (actual.isMissingNode() || actual.isNull()) {
            return false;
        }
        String first = condition.values().getFirst();
        Supplier<Integer> order = () -> compare(condition.property(), actual, first);
        return switch (condition.operator()) {
            case EQUAL -> order.get() == 0;
            case LESS -> order.get() < 0;
            case GREATER -> order.get() > 0;
            case LESS_OR_EQUAL -> order.get() <= 0;
            case GREATER_OR_EQUAL -> order.get() >= 0;
            case IN -> condition.values().stream().anyMatch(value -> compare(condition.property(), actual, value) == 0);
            case LIKE -> like(actual.asText(), first);
        };
    }

    /// What a record is ordered by: values of one property compare with each other. Null when it has none.
    static @Nullable Comparable<?> key(String property, JsonNode actual) {
        if (actual.isMissingNode() || actual.isNull()) {
            return null;
        }
        if (property.startsWith(TIMES)) {
            return time(property, actual.asText());
        }
        if (actual.isNumber() || property.equals("Id") || property.equals("SyncToken")) {
            return number(property, actual.asText());
        }
        return actual.isBoolean() ? (Comparable<?>) actual.asBoolean() : actual.asText();
    }

    private static int compare(String property, JsonNode actual, String expected) {
        if (property.startsWith(TIMES)) {
            return time(property, actual.asText()).compareTo(time(property, expected));
        }
        if (actual.isNumber() || property.equals("Id") || property.equals("SyncToken")) {
            return number(property, actual.asText()).compareTo(number(property, expected));
        }
        if (actual.isBoolean()) {
            return Boolean.compare(actual.asBoolean(), Boolean.parseBoolean(expected));
        }
        // Dates have no time of day; one that a statement adds does not count.
        boolean date = property.endsWith("Date") && expected.length() > 10 && expected.charAt(10) == 'T';
        return actual.asText().compareTo(date ? expected.substring(0, 10) : expected);
    }

    private static Instant time(String property, String text) {
        return PacificTime.parse(text)
                .orElseThrow(() ->
                        FaultException.invalidQuery("value '" + text + "' of property '" + property + "' is no time"));
    }

    private static BigDecimal number(String property, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw FaultException.invalidQuery("value '" + text + "' of property '" + property + "' is no number");
        }
    }

    /// `%` stands for any text, everything else for itself in any case.
    private static boolean like(String actual, String pattern) {
        String text = actual.toLowerCase(Locale.ROOT);
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("%", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(last);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return text.length() - last.length() >= from && text.endsWith(last);
    }

    static JsonNode at(Packed row, String property) {
        int dot = property.indexOf('.');
        return dot < 0
                ? single(row.get(property))
                : at(row.get(property.substring(0, dot)), property.substring(dot + 1));
    }

    /// `MetaData.LastUpdatedTime` walks down; a reference stands for its id.
    private static JsonNode at(JsonNode row, String property) {
        JsonNode node = row;
        for (String step : property.split("\\.", -1)) {
            node = node.path(step);
        }
        return single(node);
    }

    private static JsonNode single(JsonNode node) {
        if (node.isObject()) {
            return node.has("value") ? node.get("value") : MissingNode.getInstance();
        }
        return node.isArray() ? MissingNode.getInstance() : node;
    }
}
