package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.EnumOptions;
import io.mlconnector.sandbox.asana.model.FieldSlots;
import io.mlconnector.sandbox.asana.model.FieldValues;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.Json;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `custom_fields` of a task or project: each field that has a slot there, with the value in the member of its
/// type, and the values that fields without a slot left behind, as `enabled: false`.
final class FieldRecords {
    private static final List<String> DEFINITION = List.of(
            "precision", "format", "currency_code", "custom_label", "custom_label_position", "input_restrictions");

    private FieldRecords() {}

    static JsonNode of(View view, Resource object) {
        Map<String, Resource> slots = FieldSlots.of(view.resources(), object);
        JsonNode values = object.get(FieldValues.MEMBER);
        Map<String, Resource> fields = new LinkedHashMap<>(slots);
        values.propertyStream()
                .forEach(value -> view.resources()
                        .find(Type.CUSTOM_FIELD, value.getKey())
                        .ifPresent(field -> fields.putIfAbsent(field.gid(), field)));
        ArrayNode records = Json.array();
        fields.forEach((gid, field) -> {
            ObjectNode record = records.addObject();
            record.put("gid", gid)
                    .put("enabled", slots.containsKey(gid))
                    .put("name", field.text("name"))
                    .put("resource_type", "custom_field")
                    .put("resource_subtype", field.text("resource_subtype"))
                    .put("type", field.text("type"))
                    .put("representation_type", FieldProperties.representation(field))
                    .put("id_prefix", field.findText("id_prefix"))
                    .put(
                            "is_formula_field",
                            FieldProperties.representation(field).equals("formula"));
            if (object.type() == Type.TASK) {
                definition(field, record);
            }
            value(view, field, Formula.value(field, values), record);
            if (object.type() != Type.TASK) {
                // Projects show their values in a shorter form, which has none of these.
                record.remove(List.of("people_value", "reference_value", "html_text_value"));
            }
        });
        return records;
    }

    private static void definition(Resource field, ObjectNode record) {
        for (String member : DEFINITION) {
            if (!field.get(member).isMissingNode()) {
                record.set(member, field.get(member));
            }
        }
        record.put("is_global_to_workspace", field.flag("is_global_to_workspace"))
                .put("has_notifications_enabled", field.flag("has_notifications_enabled"))
                .put("is_value_read_only", field.findText("representation_type") != null);
    }

    private static void value(View view, Resource field, JsonNode value, ObjectNode record) {
        boolean none = value.isMissingNode();
        String display = null;
        switch (field.text("resource_subtype")) {
            case "text" -> {
                record.set("text_value", none ? null : value);
                record.put("html_text_value", none ? null : "<body>" + Html.escape(value.asText()) + "</body>");
                display = none ? null : value.asText();
            }
            case "number" -> {
                record.set("number_value", none ? null : value);
                display = none ? null : number(field, value);
            }
            case "enum" -> {
                ObjectNode option = none ? null : EnumOptions.find(field, value.asText());
                record.set("enum_options", field.get("enum_options"));
                record.set("enum_value", option);
                display = option == null ? null : option.path("name").asText();
            }
            case "multi_enum" -> {
                record.set("enum_options", field.get("enum_options"));
                ArrayNode options = record.putArray("multi_enum_values");
                value.forEach(gid -> {
                    ObjectNode option = EnumOptions.find(field, gid.asText());
                    if (option != null) {
                        options.add(option);
                    }
                });
                display = names(options);
            }
            case "date" -> {
                record.set("date_value", none ? null : date(value));
                display = none
                        ? null
                        : value.path(value.path("date_time").isTextual() ? "date_time" : "date")
                                .asText();
            }
            case "people" -> display = names(compacts(view, value, record.putArray("people_value")));
            default -> display = names(compacts(view, value, record.putArray("reference_value")));
        }
        record.put("display_value", display);
    }

    /// A day has no time, which is another thing than a time of null.
    private static JsonNode date(JsonNode value) {
        ObjectNode date = value.deepCopy();
        if (date.path("date_time").isNull()) {
            date.remove("date_time");
        }
        return date;
    }

    /// With all the decimals that the field's precision says; a share in percent.
    private static String number(Resource field, JsonNode value) {
        boolean percent = field.text("format").equals("percentage");
        String digits = value.decimalValue()
                .movePointRight(percent ? 2 : 0)
                .setScale(field.get("precision").asInt(0), RoundingMode.HALF_UP)
                .toPlainString();
        return percent ? digits + "%" : digits;
    }

    private static ArrayNode compacts(View view, JsonNode gids, ArrayNode array) {
        gids.forEach(gid -> array.add(view.compact(gid.asText())));
        return array;
    }

    private static @Nullable String names(ArrayNode named) {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : named) {
            text.append(text.isEmpty() ? "" : ", ").append(one.path("name").asText());
        }
        return text.isEmpty() ? null : text.toString();
    }
}
