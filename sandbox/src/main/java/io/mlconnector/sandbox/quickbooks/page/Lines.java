package io.mlconnector.sandbox.quickbooks.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Typed;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lines of a bill or an invoice in its form. What a form cannot show of a line stays as it was.
///
/// @param detail the kind of line that can be typed
/// @param what the reference that such a line needs
record Lines(String detail, String what, EntityType type, String label) {
    private static final int MAX = 60;
    private static final int BLANK = 2;

    /// What can stand in the lines of a type's form, if it has any.
    static Optional<Lines> of(EntityType type) {
        return switch (type) {
            case BILL ->
                Optional.of(new Lines(
                        "AccountBasedExpenseLineDetail", "AccountRef", EntityType.ACCOUNT, "Category (account)"));
            case INVOICE ->
                Optional.of(new Lines("SalesItemLineDetail", "ItemRef", EntityType.ITEM, "Product or service"));
            default -> Optional.empty();
        };
    }

    String show(JsonNode record, Typed typed, Refs refs) {
        List<JsonNode> lines = editable(record);
        int rows = typed.has("lines") ? rows(typed) : Math.min(MAX, Math.max(3, lines.size() + BLANK));
        StringBuilder html = new StringBuilder("<input type=\"hidden\" name=\"lines\" value=\"" + rows + "\">"
                + "<div class=\"wide\"><table class=\"lines\"><thead><tr><th>" + escape(label)
                + "</th><th>Description</th><th>Class</th><th class=\"n\">Amount</th></tr></thead><tbody>");
        for (int i = 0; i < rows; i++) {
            JsonNode line = i < lines.size() ? lines.get(i) : Json.object();
            String name = "line" + i + ".";
            html.append("<tr><td><input type=\"hidden\" name=\"")
                    .append(name)
                    .append("id\" value=\"")
                    .append(escape(typed(typed, name + "id", line.path("Id").asText(""))))
                    .append("\">")
                    .append(Form.select(
                            name + "what", typed(typed, name + "what", ref(line, what)), refs.options(type)))
                    .append("</td><td>")
                    .append(input(typed, name + "text", line.path("Description").asText(""), "say"))
                    .append("</td><td>")
                    .append(Form.select(
                            name + "class",
                            typed(typed, name + "class", ref(line, "ClassRef")),
                            refs.options(EntityType.CLASS)))
                    .append("</td><td class=\"n\">")
                    .append(input(typed, name + "amount", amount(line), "n"))
                    .append("</td></tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /// @return the lines to write; the old ones when nothing is different
    /// @throws NotUnderstoodException when an amount is none
    ArrayNode read(ObjectNode record, Typed typed) {
        ArrayNode lines = Json.array();
        others(record).forEach(lines::add);
        List<JsonNode> known = editable(record);
        for (int i = 0; i < rows(typed); i++) {
            String name = "line" + i + ".";
            String id = typed.text(name + "id");
            String amount = typed.text(name + "amount");
            boolean blank = amount.isEmpty() && typed.text(name + "text").isEmpty();
            if (!blank) {
                ObjectNode line = known.stream()
                        .filter(each ->
                                !id.isEmpty() && each.path("Id").asText().equals(id))
                        .findFirst()
                        .<ObjectNode>map(JsonNode::deepCopy)
                        .orElseGet(() -> Json.object().put("DetailType", detail));
                fill(line, typed, name, Amounts.parse(amount, "line " + (i + 1)));
                lines.add(line);
            }
        }
        return lines;
    }

    /// As [#read] would give them when nothing was typed.
    ArrayNode unchanged(ObjectNode record) {
        ArrayNode lines = Json.array();
        others(record).forEach(lines::add);
        editable(record).forEach(lines::add);
        return lines;
    }

    private void fill(ObjectNode line, Typed typed, String name, BigDecimal amount) {
        if (!line.has("Amount") || line.path("Amount").decimalValue().compareTo(amount) != 0) {
            line.put("Amount", amount);
            ObjectNode content = line.withObjectProperty(detail);
            content.remove(List.of("Qty", "UnitPrice"));
        }
        String text = typed.text(name + "text");
        if (!text.equals(line.path("Description").asText(""))) {
            line.put("Description", text);
        }
        ObjectNode content = line.withObjectProperty(detail);
        reference(content, what, typed.text(name + "what"));
        reference(content, "ClassRef", typed.text(name + "class"));
    }

    private static void reference(ObjectNode content, String property, String id) {
        if (id.equals(content.path(property).path("value").asText(""))) {
            return;
        }
        if (id.isEmpty()) {
            content.remove(property);
        } else {
            content.putObject(property).put("value", id);
        }
    }

    private List<JsonNode> editable(JsonNode record) {
        return typeable(record).limit(MAX).toList();
    }

    /// Sums are QuickBooks' own and are not sent back.
    private List<JsonNode> others(JsonNode record) {
        List<JsonNode> foreign = record.path("Line")
                .valueStream()
                .filter(line -> !line.path("DetailType").asText().equals("SubTotalLineDetail"))
                .filter(line -> !line.path("DetailType").asText().equals(detail))
                .toList();
        return Stream.concat(foreign.stream(), typeable(record).skip(MAX)).toList();
    }

    private Stream<JsonNode> typeable(JsonNode record) {
        return record.path("Line")
                .valueStream()
                .filter(line -> line.path("DetailType").asText().equals(detail));
    }

    private String ref(JsonNode line, String property) {
        return line.path(detail).path(property).path("value").asText("");
    }

    private static String amount(JsonNode line) {
        return line.has("Amount") ? line.path("Amount").decimalValue().toPlainString() : "";
    }

    private static int rows(Typed typed) {
        String rows = typed.text("lines");
        return rows.matches("[0-9]{1,3}") ? Math.min(MAX, Integer.parseInt(rows)) : 0;
    }

    private static String typed(Typed typed, String name, String otherwise) {
        return typed.has(name) ? typed.text(name) : otherwise;
    }

    private static String input(Typed typed, String name, String value, String style) {
        return "<input type=\"text\" class=\"" + style + "\" name=\"" + name + "\" aria-label=\""
                + (style.equals("n") ? "Amount" : "Description") + "\" value=\"" + escape(typed(typed, name, value))
                + "\">";
    }
}
