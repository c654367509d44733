package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import io.mlconnector.sandbox.quickbooks.query.Query.Operator;
import io.mlconnector.sandbox.quickbooks.query.Query.Order;
import java.util.ArrayList;
import java.util.List;

/// `SELECT * | count(*) | a, b FROM Entity [WHERE p op v [AND …]] [ORDERBY p [ASC|DESC]] [STARTPOSITION n]
/// [MAXRESULTS n]`. No OR, no NOT, no joins: QuickBooks has none.
final class QueryParser {
    private final Tokens tokens;

    private QueryParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /// @throws FaultException 4000 when it cannot be read, 4001 when it makes no sense
    static Query parse(String statement) {
        return new QueryParser(Tokens.of(statement)).query();
    }

    private Query query() {
        tokens.requireWord("SELECT");
        boolean count = false;
        List<String> columns = new ArrayList<>();
        if (!tokens.takeSign("*")) {
            String first = tokens.word("a property name");
            count = first.equalsIgnoreCase("count") && tokens.takeSign("(");
            if (count) {
                tokens.requireSign("*");
                tokens.requireSign(")");
            } else {
                columns.add(first);
                while (tokens.takeSign(",")) {
                    columns.add(tokens.word("a property name"));
                }
            }
        }
        tokens.requireWord("FROM");
        String entity = tokens.word("an entity name");
        EntityType type = EntityType.ofWire(entity)
                .orElseThrow(() -> FaultException.invalidQuery("Metadata not found for Entity: " + entity));
        List<Condition> where = where();
        List<Order> orders = orders();
        int start = number("STARTPOSITION", 1, 1, Integer.MAX_VALUE);
        int max = number("MAXRESULTS", Query.DEFAULT_MAX, 1, Query.HIGHEST_MAX);
        if (!tokens.atEnd()) {
            throw tokens.encountered("the end of the statement");
        }
        columns.forEach(column -> Filterable.requireKnown(type, column));
        where.forEach(condition -> Filterable.require(type, condition));
        orders.forEach(order -> Filterable.require(type, order.property()));
        return new Query(count, columns, type, where, orders, start, max);
    }

    private List<Condition> where() {
        List<Condition> conditions = new ArrayList<>();
        if (tokens.takeWord("WHERE")) {
            do {
                conditions.add(condition());
            } while (tokens.takeWord("AND"));
        }
        return conditions;
    }

    private Condition condition() {
        String property = tokens.word("a property name");
        if (tokens.takeWord("IN")) {
            List<String> values = new ArrayList<>();
            tokens.requireSign("(");
            do {
                values.add(tokens.value());
            } while (tokens.takeSign(","));
            tokens.requireSign(")");
            return new Condition(property, Operator.IN, values);
        }
        if (tokens.takeWord("LIKE")) {
            return new Condition(property, Operator.LIKE, List.of(tokens.value()));
        }
        Operator operator = switch (tokens.sign("an operator")) {
            case "=" -> Operator.EQUAL;
            case "<" -> Operator.LESS;
            case ">" -> Operator.GREATER;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case String other ->
                throw FaultException.unparsableQuery("Encountered \"" + other + "\" where an operator was expected");
        };
        return new Condition(property, operator, List.of(tokens.value()));
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        boolean ordered = tokens.takeWord("ORDERBY");
        if (!ordered && tokens.takeWord("ORDER")) {
            tokens.requireWord("BY");
            ordered = true;
        }
        if (ordered) {
            do {
                String property = tokens.word("a property name");
                boolean descending = tokens.takeWord("DESC");
                if (!descending) {
                    tokens.takeWord("ASC");
                }
                orders.add(new Order(property, descending));
            } while (tokens.takeSign(","));
        }
        return orders;
    }

    private int number(String keyword, int otherwise, int min, int max) {
        if (!tokens.takeWord(keyword)) {
            return otherwise;
        }
        String text = tokens.word("a number");
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw FaultException.unparsableQuery("Encountered \"" + text + "\" where a number was expected");
        }
        if (value < min) {
            throw FaultException.invalidQuery("value " + value + " is too small. Min allowed value is " + min);
        }
        if (value > max) {
            throw FaultException.invalidQuery("value " + value + " is too large. Max allowed value is " + max);
        }
        return value;
    }
}
