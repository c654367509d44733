package io.mlconnector.sandbox.asana.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Form.Option;
import io.mlconnector.sandbox.page.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The inputs of custom fields, from their records to what is typed and on to the value that is written. A field is
/// written only when a person changed it, whatever others did to it meanwhile.
final class FieldInputs {
    private static final String PREFIX = "cf.";

    private FieldInputs() {}

    static void show(Form form, JsonNode fields, Typed typed, List<Option> people) {
        for (JsonNode field : fields) {
            String name = PREFIX + field.path("gid").asText();
            String label = field.path("name").asText();
            if (!writable(field)) {
                form.fixed(label, field.path("display_value").asText(""));
                continue;
            }
            String now = shown(field);
            String value = typed.has(name) ? typed.text(name) : now;
            form.hidden(Changes.WAS + name, now);
            switch (field.path("type").asText()) {
                case "enum" -> form.choice(name, label, value, options(field));
                case "multi_enum" -> form.choices(name, label, many(typed, name, now), options(field));
                case "people" ->
                    form.choices(
                            name,
                            label,
                            many(typed, name, now),
                            people.stream()
                                    .filter(each -> !each.value().isEmpty())
                                    .toList());
                case "number" -> form.input("amount", name, label, value);
                case "date" -> form.input("date", name, label, value);
                default -> form.text(name, label, value);
            }
        }
    }

    /// @return the values to write by the gids of their fields; empty when nothing was changed
    /// @throws NotUnderstoodException when something typed is no value of its field
    static ObjectNode changes(JsonNode fields, Typed typed) {
        ObjectNode changed = Json.object();
        for (JsonNode field : fields) {
            String gid = field.path("gid").asText();
            String name = PREFIX + gid;
            boolean asked = typed.has(Changes.WAS + name);
            String text =
                    String.join(",", typed.all(name).stream().map(String::strip).toList());
            if (asked && !text.equals(typed.text(Changes.WAS + name))) {
                changed.set(gid, value(field, text));
            }
        }
        return changed;
    }

    private static JsonNode value(JsonNode field, String text) {
        String type = field.path("type").asText();
        if (type.equals("multi_enum") || type.equals("people")) {
            ArrayNode gids = Json.array();
            List.of(text.split(",", -1)).stream().filter(gid -> !gid.isEmpty()).forEach(gids::add);
            return gids;
        }
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        return switch (type) {
            case "number" -> number(field, text);
            case "date" -> Json.object().put("date", text);
            default -> Json.text(text);
        };
    }

    private static JsonNode number(JsonNode field, String text) {
        String plain = text.replace(",", "").replace("$", "");
        if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new NotUnderstoodException(
                    "'" + text + "' in " + field.path("name").asText() + " is no number such as 1250.00.");
        }
        return Json.object().put("number", new BigDecimal(plain)).path("number");
    }

    private static boolean writable(JsonNode field) {
        String type = field.path("type").asText();
        return !field.path("is_value_read_only").asBoolean(false)
                && !field.path("is_formula_field").asBoolean(false)
                && Set.of("enum", "multi_enum", "people", "number", "date", "text")
                        .contains(type);
    }

    private static String shown(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "enum" -> field.path("enum_value").path("gid").asText("");
            case "multi_enum" -> gids(field.path("multi_enum_values"));
            case "people" -> gids(field.path("people_value"));
            case "number" ->
                field.path("number_value").isNumber()
                        ? field.path("number_value").decimalValue().toPlainString()
                        : "";
            case "date" -> field.path("date_value").path("date").asText("");
            default -> field.path("text_value").asText("");
        };
    }

    private static String gids(JsonNode list) {
        return list.valueStream().map(each -> each.path("gid").asText()).collect(Collectors.joining(","));
    }

    private static Set<String> many(Typed typed, String name, String now) {
        boolean sent = typed.has(Changes.WAS + name);
        return sent ? Set.copyOf(typed.all(name)) : Set.of(now.split(",", -1));
    }

    /// The current one stays choosable when it was disabled.
    private static List<Option> options(JsonNode field) {
        List<Option> options = new ArrayList<>();
        if (field.path("type").asText().equals("enum")) {
            options.add(new Option("", ""));
        }
        String current = shown(field);
        field.path("enum_options")
                .valueStream()
                .filter(option -> option.path("enabled").asBoolean(true)
                        || current.contains(option.path("gid").asText()))
                .forEach(option -> options.add(new Option(
                        option.path("gid").asText(), option.path("name").asText())));
        return options;
    }
}
