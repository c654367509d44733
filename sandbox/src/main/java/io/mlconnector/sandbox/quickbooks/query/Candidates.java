package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Row;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import io.mlconnector.sandbox.quickbooks.query.Query.Operator;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The records that a statement has to look at, in the order of their ids: few when an index leads to them, all when
/// none does. Each of its conditions has to be tested still.
final class Candidates {
    /// So many changed records are found by their time and sorted; more are found sooner by looking at all.
    private static final int MAX_SORTED = 5_000;

    private final Books books;

    Candidates(Books books) {
        this.books = books;
    }

    Stream<Row> of(Query query) {
        return query.where().stream()
                .flatMap(condition -> narrowed(query.type(), condition).stream())
                .min(Comparator.comparingInt(Collection::size))
                .map(Collection::stream)
                .orElseGet(() -> books.rows(query.type()).stream());
    }

    private Optional<Collection<Row>> narrowed(EntityType type, Condition condition) {
        boolean equal = condition.operator() == Operator.EQUAL;
        boolean named = equal || condition.operator() == Operator.IN;
        boolean after = condition.operator() == Operator.GREATER || condition.operator() == Operator.GREATER_OR_EQUAL;
        String property = condition.property();
        List<String> values = condition.values();
        if (property.equals("Id") && named) {
            return Optional.of(byId(type, values));
        }
        if (equal && property.equals(type.nameProperty()) && type.kind() == EntityType.Kind.LIST) {
            return Optional.of(books.rowsNamed(type, values.getFirst()));
        }
        if (equal && property.equals("DocNumber") && !values.getFirst().isEmpty()) {
            return Optional.of(books.rowsNumbered(type, values.getFirst()));
        }
        if (after && property.equals("MetaData.LastUpdatedTime")) {
            return PacificTime.parse(values.getFirst()).flatMap(since -> recent(type, since));
        }
        return Optional.empty();
    }

    private Collection<Row> byId(EntityType type, List<String> ids) {
        return ids.stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .sorted()
                .map(id -> books.row(type, id).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<Collection<Row>> recent(EntityType type, Instant since) {
        List<Row> changed = books.changedSince(type, since, MAX_SORTED);
        return changed.size() == MAX_SORTED
                ? Optional.empty()
                : Optional.of(changed.stream()
                        .sorted(Comparator.comparingLong(Row::id))
                        .toList());
    }
}
