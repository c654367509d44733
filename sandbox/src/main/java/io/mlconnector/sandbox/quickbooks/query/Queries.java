package io.mlconnector.sandbox.quickbooks.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Habits;
import io.mlconnector.sandbox.quickbooks.books.Nodes;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import io.mlconnector.sandbox.quickbooks.query.Query.Operator;
import io.mlconnector.sandbox.quickbooks.query.Query.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Runs statements over the books.
public final class Queries {
    private final Books books;
    private final View view;

    public Queries(Books books, View view) {
        this.books = books;
        this.view = view;
    }

    /// The `QueryResponse` object.
    public ObjectNode run(String statement) {
        Query query = QueryParser.parse(statement);
        List<ObjectNode> found = matching(query);
        ObjectNode response = Json.object();
        if (query.count()) {
            return response.put("totalCount", found.size());
        }
        List<ObjectNode> page =
                found.stream().skip(query.start() - 1L).limit(query.max()).toList();
        if (page.isEmpty()) {
            return response;
        }
        ArrayNode rows = response.putArray(query.type().wire());
        for (ObjectNode row : page) {
            // List records were shown already, so that their computed properties could be filtered by.
            ObjectNode shown = isList(query) ? row : view.show(query.type(), row);
            rows.add(query.columns().isEmpty() ? shown : only(shown, query.columns()));
        }
        return response.put("startPosition", query.start()).put("maxResults", page.size());
    }

    private List<ObjectNode> matching(Query query) {
        Stream<ObjectNode> rows = candidates(query);
        if (isList(query)) {
            boolean anyActive = query.where().stream()
                    .anyMatch(condition -> condition.property().equals("Active"));
            boolean all = anyActive
                    || (Set.of(EntityType.CLASS, EntityType.DEPARTMENT).contains(query.type())
                            && Habits.LIST_INACTIVE_CLASSES.on(books));
            rows = rows.filter(row -> all || row.path("Active").asBoolean(true))
                    .map(row -> view.show(query.type(), row));
        }
        rows = rows.filter(row -> query.where().stream().allMatch(condition -> Matcher.matches(row, condition)));
        Comparator<ObjectNode> order = null;
        for (Order by : query.orders()) {
            Comparator<ObjectNode> next = (a, b) -> Matcher.compareRows(by.property(), a, b);
            next = by.descending() ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return (order == null ? rows : rows.sorted(order)).toList();
    }

    /// A statement that names ids needs no look at all records.
    private Stream<ObjectNode> candidates(Query query) {
        Optional<Condition> byId = query.where().stream()
                .filter(condition -> condition.property().equals("Id"))
                .filter(condition -> condition.operator() == Operator.IN || condition.operator() == Operator.EQUAL)
                .findFirst();
        if (byId.isEmpty()) {
            return books.list(query.type()).stream();
        }
        return byId.get().values().stream()
                .distinct()
                .map(id -> books.find(query.type(), id).orElse(null))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(row -> Long.parseLong(Nodes.text(row, "Id"))));
    }

    private static boolean isList(Query query) {
        return query.type().kind() == EntityType.Kind.LIST;
    }

    private static ObjectNode only(ObjectNode row, List<String> columns) {
        ObjectNode sparse = Json.object().put("domain", "QBO").put("sparse", true);
        for (String column : columns) {
            int dot = column.indexOf('.');
            String head = dot < 0 ? column : column.substring(0, dot);
            if (row.has(head)) {
                sparse.set(head, row.get(head));
            }
        }
        return sparse;
    }
}
