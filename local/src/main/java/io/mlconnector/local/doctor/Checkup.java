package io.mlconnector.local.doctor;

import io.mlconnector.local.doctor.Row.Colour;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// All rows of one look.
///
/// @param colour of the worst row
public record Checkup(Colour colour, Instant at, List<Row> rows) {
    public Checkup {
        rows = List.copyOf(rows);
    }

    public static Checkup of(Instant at, List<Row> rows) {
        return new Checkup(
                rows.stream().map(Row::colour).max(Comparator.naturalOrder()).orElse(Colour.GREEN), at, rows);
    }
}
