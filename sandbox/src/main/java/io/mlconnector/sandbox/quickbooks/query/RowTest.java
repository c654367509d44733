package io.mlconnector.sandbox.quickbooks.query;

import io.mlconnector.sandbox.quickbooks.books.PacificTime;
import io.mlconnector.sandbox.quickbooks.books.Row;
import io.mlconnector.sandbox.quickbooks.query.Query.Condition;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// Conditions on what stands beside a record, which need no look into it.
final class RowTest {
    private RowTest() {}

    /// Empty when the record itself has to be looked at.
    static Optional<Predicate<Row>> of(Condition condition) {
        return order(condition).flatMap(fits -> {
            String value = condition.values().getFirst();
            return switch (condition.property()) {
                case "Id" -> id(value).map(id -> row -> fits.test(Long.compare(row.id(), id)));
                case "MetaData.LastUpdatedTime" ->
                    PacificTime.parse(value).map(time -> row -> fits.test(compare(row, time)));
                case "Active" -> {
                    boolean wanted = Boolean.parseBoolean(value);
                    yield Optional.of(row -> fits.test(Boolean.compare(row.active(), wanted)));
                }
                default -> Optional.empty();
            };
        });
    }

    private static int compare(Row row, Instant time) {
        int seconds = Long.compare(row.updated(), time.getEpochSecond());
        return seconds == 0 && time.getNano() > 0 ? -1 : seconds;
    }

    private static Optional<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<IntPredicate> order(Condition condition) {
        return switch (condition.operator()) {
            case EQUAL -> Optional.of(order -> order == 0);
            case LESS -> Optional.of(order -> order < 0);
            case GREATER -> Optional.of(order -> order > 0);
            case LESS_OR_EQUAL -> Optional.of(order -> order <= 0);
            case GREATER_OR_EQUAL -> Optional.of(order -> order >= 0);
            case IN, LIKE -> Optional.empty();
        };
    }
}
