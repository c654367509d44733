package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.List;

/// One parsed statement.
///
/// @param columns empty for `*`
/// @param start 1-based
record Query(
        boolean count,
        List<String> columns,
        EntityType type,
        List<Condition> where,
        List<Order> orders,
        int start,
        int max) {
    static final int DEFAULT_MAX = 100;
    static final int HIGHEST_MAX = 1000;

    /// Conditions are joined by AND; the language has nothing else.
    record Condition(String property, Operator operator, List<String> values) {
        Condition {
            values = List.copyOf(values);
        }
    }

    record Order(String property, boolean descending) {}

    enum Operator {
        EQUAL,
        LESS,
        GREATER,
        LESS_OR_EQUAL,
        GREATER_OR_EQUAL,
        IN,
        LIKE
    }
}
