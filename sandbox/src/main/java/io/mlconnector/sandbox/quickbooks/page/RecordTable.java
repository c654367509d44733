package io.mlconnector.sandbox.quickbooks.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Records of one type, a line each, with links to their pages.
final class RecordTable {
    private RecordTable() {}

    static String html(EntityType type, List<ObjectNode> rows, LocalDate today) {
        return html(type, Column.of(type), rows, today);
    }

    static String html(EntityType type, List<Column> columns, List<ObjectNode> rows, LocalDate today) {
        List<Part.Column> headings = new ArrayList<>();
        columns.forEach(column -> headings.add(new Part.Column(column.heading(), column.numeric())));
        headings.add(Part.Column.text(""));
        List<List<String>> cells =
                rows.stream().map(row -> cells(type, row, columns, today)).toList();
        return Part.table(headings, cells);
    }

    private static List<String> cells(EntityType type, ObjectNode row, List<Column> columns, LocalDate today) {
        String address = RecordAddress.of(type, row.path("Id").asText());
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            String text = column.text(row);
            boolean first = cells.isEmpty();
            String shown = column.date() ? "<span class=\"t\">" + escape(text) + "</span>" : escape(text);
            cells.add(
                    first
                            ? Html.link(
                                    address,
                                    text.isEmpty() ? "#" + row.path("Id").asText() : text)
                            : shown);
        }
        cells.add(Standing.pill(type, row, today));
        return cells;
    }
}
