package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.Row;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.Query.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ORDERBY`. What a record is ordered by is looked up once for each record, not once for each comparison.
final class Ordering {
    private final View view;

    Ordering(View view) {
        this.view = view;
    }

    private record Keyed(Row row, List<@Nullable Comparable<?>> keys) {}

    /// @param rows in the order of their ids, which stays among equals
    Stream<Row> apply(Query query, Stream<Row> rows) {
        List<Order> orders = query.orders();
        if (orders.isEmpty()) {
            return rows;
        }
        Comparator<Keyed> comparator = by(0, orders.getFirst());
        for (int i = 1; i < orders.size(); i++) {
            comparator = comparator.thenComparing(by(i, orders.get(i)));
        }
        return rows.map(row -> new Keyed(row, keys(query, row)))
                .sorted(comparator)
                .map(Keyed::row);
    }

    private static Comparator<Keyed> by(int place, Order order) {
        Comparator<Keyed> comparator =
                (left, right) -> compare(left.keys().get(place), right.keys().get(place));
        return order.descending() ? comparator.reversed() : comparator;
    }

    private List<@Nullable Comparable<?>> keys(Query query, Row row) {
        List<@Nullable Comparable<?>> keys = new ArrayList<>(query.orders().size());
        query.orders().forEach(order -> keys.add(key(query.type(), row, order.property())));
        return keys;
    }

    private @Nullable Comparable<?> key(EntityType type, Row row, String property) {
        if (type.kind() == EntityType.Kind.LIST && View.computes(property)) {
            return Matcher.key(property, view.computed(type, row, property));
        }
        return switch (property) {
            case "Id" -> row.id();
            case "MetaData.LastUpdatedTime" -> row.updated();
            default -> Matcher.key(property, Matcher.at(row.content(), property));
        };
    }

    /// Absent values come first. Values of one property are of one kind; should they not be, their texts decide.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(@Nullable Comparable<?> left, @Nullable Comparable<?> right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return left.getClass() == right.getClass()
                ? ((Comparable) left).compareTo(right)
                : left.toString().compareTo(right.toString());
    }
}
