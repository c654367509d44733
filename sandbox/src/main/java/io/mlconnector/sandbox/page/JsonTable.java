package io.mlconnector.sandbox.page;

import static io.mlconnector.sandbox.http.Html.escape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// JSON as tables, for what has no page of its own making.
final class JsonTable {
    private static final int MAX_ROWS = 500;

    private JsonTable() {}

    /// The simple members first, then each group and each list under its name.
    static String html(JsonNode node) {
        StringBuilder html = new StringBuilder();
        List<List<String>> plain = node.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .map(member -> List.of(escape(words(member.getKey())), cell(member.getValue())))
                .toList();
        if (!plain.isEmpty()) {
            html.append(Part.card("Now", "", table(List.of("", ""), plain)));
        }
        node.properties().stream()
                .filter(member -> member.getValue().isContainerNode())
                .forEach(member -> html.append(Part.card(words(member.getKey()), "", part(member.getValue()))));
        return html.toString();
    }

    private static String part(JsonNode node) {
        if (node.isArray()) {
            return rows(node.valueStream().toList());
        }
        boolean nested = node.valueStream().allMatch(JsonNode::isObject) && !node.isEmpty();
        return nested
                ? keyed(node)
                : table(
                        List.of("", ""),
                        node.properties().stream()
                                .map(member -> List.of(escape(words(member.getKey())), cell(member.getValue())))
                                .toList());
    }

    private static String keyed(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        node.forEach(each -> each.fieldNames().forEachRemaining(names::add));
        List<List<String>> rows = node.properties().stream()
                .limit(MAX_ROWS)
                .map(member -> Stream.concat(
                                Stream.of(escape(member.getKey())),
                                names.stream()
                                        .map(name -> cell(member.getValue().path(name))))
                        .toList())
                .toList();
        return table(Stream.concat(Stream.of(""), names.stream()).toList(), rows);
    }

    static String rows(List<JsonNode> list) {
        Set<String> names = new LinkedHashSet<>();
        list.forEach(each -> each.fieldNames().forEachRemaining(names::add));
        if (names.isEmpty()) {
            return table(
                    List.of(""),
                    list.stream()
                            .limit(MAX_ROWS)
                            .map(each -> List.of(cell(each)))
                            .toList());
        }
        return table(
                List.copyOf(names),
                list.stream()
                        .limit(MAX_ROWS)
                        .map(each -> names.stream()
                                .map(name -> cell(each.path(name)))
                                .toList())
                        .toList());
    }

    private static String table(List<String> names, List<List<String>> rows) {
        return Part.table(
                names.stream().map(name -> Part.Column.text(words(name))).toList(), rows);
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isContainerNode() ? Part.code(value.toString()) : escape(value.asText());
    }

    /// `lastFailure` as `Last failure`.
    private static String words(String name) {
        if (name.isEmpty()) {
            return "";
        }
        String spaced =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
