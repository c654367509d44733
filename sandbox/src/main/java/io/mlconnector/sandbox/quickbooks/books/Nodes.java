package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reading JSON records by QuickBooks' habits.
public final class Nodes {
    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private Nodes() {}

    /// Empty when absent, null or not a text or number.
    public static String text(JsonNode node, String property) {
        return node.path(property).asText("");
    }

    /// The id that `{"XRef":{"value":"7"}}` points to, or empty.
    public static String ref(JsonNode node, String property) {
        return text(node.path(property), "value");
    }

    /// A stored amount; zero when absent.
    public static BigDecimal amount(JsonNode node, String property) {
        JsonNode value = node.path(property);
        return value.isNumber() ? value.decimalValue() : ZERO;
    }

    public static List<JsonNode> items(JsonNode node, String property) {
        return StreamSupport.stream(node.path(property).spliterator(), false).toList();
    }

    /// @param id a number in text, or null when it is none and therefore names no record
    static @Nullable Long number(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// Reads an amount sent by a client (a number or a number in text) and puts it back with two decimals.
    ///
    /// @throws FaultException when it is no number or is finer than a cent
    static BigDecimal money(ObjectNode node, String property) {
        JsonNode value = node.path(property);
        BigDecimal amount;
        try {
            amount = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw FaultException.invalidNumber(property, value.asText());
        }
        try {
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw FaultException.invalidNumber(property, value.asText());
        }
        node.put(property, amount);
        return amount;
    }

    static void limit(ObjectNode node, String property, int max) {
        int length = text(node, property).length();
        if (length > max) {
            throw FaultException.wrongLength(property, max, length);
        }
    }

    static void requireRef(JsonNode node, String property) {
        if (ref(node, property).isEmpty()) {
            throw FaultException.missing(property);
        }
    }

    static boolean given(JsonNode node, String property) {
        return node.hasNonNull(property);
    }

    static boolean active(JsonNode node) {
        return node.path("Active").asBoolean(true);
    }
}
