package io.mlconnector.sandbox.quickbooks.page;

import java.util.ArrayList;
import java.util.List;

/// The condition of a statement, put together from what a person looks for.
final class Where {
    private final List<String> conditions = new ArrayList<>();

    /// @param value any text; it is quoted
    Where and(String property, String operator, String value) {
        conditions.add(property + " " + operator + " " + quoted(value));
        return this;
    }

    Where inactiveToo() {
        conditions.add("Active IN (true, false)");
        return this;
    }

    static String quoted(String value) {
        return "'" + value.replace("\\", "").replace("'", "\\'") + "'";
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }
}
