package io.mlconnector.sandbox.quickbooks.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Habits;
import io.mlconnector.sandbox.quickbooks.books.Row;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Runs statements over the books. Records are looked at packed, and only those of the page are unpacked.
public final class Queries {
    private final Books books;
    private final View view;
    private final Candidates candidates;
    private final Ordering ordering;

    public Queries(Books books, View view) {
        this.books = books;
        this.view = view;
        this.candidates = new Candidates(books);
        this.ordering = new Ordering(view);
    }

    /// The `QueryResponse` object.
    public ObjectNode run(String statement) {
        Query query = QueryParser.parse(statement);
        ObjectNode response = Json.object();
        if (query.count()) {
            return response.put(
                    "totalCount", books.reading(() -> matching(query).count()));
        }
        List<Row> page = books.reading(() -> ordering.apply(query, matching(query))
                .skip(query.start() - 1L)
                .limit(query.max())
                .toList());
        if (page.isEmpty()) {
            return response;
        }
        ArrayNode rows = response.putArray(query.type().wire());
        for (Row row : page) {
            ObjectNode shown = view.show(query.type(), row.get());
            rows.add(query.columns().isEmpty() ? shown : only(shown, query.columns()));
        }
        return response.put("startPosition", query.start()).put("maxResults", page.size());
    }

    private Stream<Row> matching(Query query) {
        Stream<Row> rows = candidates.of(query);
        if (isList(query) && !showsInactive(query)) {
            rows = rows.filter(Row::active);
        }
        for (Condition condition : query.where()) {
            rows = rows.filter(test(query.type(), condition));
        }
        return rows;
    }

    private boolean showsInactive(Query query) {
        return query.where().stream().anyMatch(condition -> condition.property().equals("Active"))
                || (Set.of(EntityType.CLASS, EntityType.DEPARTMENT).contains(query.type())
                        && Habits.LIST_INACTIVE_CLASSES.on(books));
    }

    private Predicate<Row> test(EntityType type, Condition condition) {
        if (type.kind() == EntityType.Kind.LIST && View.computes(condition.property())) {
            return row -> Matcher.matches(condition, view.computed(type, row, condition.property()));
        }
        return RowTest.of(condition).orElse(row -> Matcher.matches(row.content(), condition));
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
