package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.EnumOptions;
import io.mlconnector.sandbox.asana.model.FieldSlots;
import io.mlconnector.sandbox.asana.model.FieldValues;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Json;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `custom_fields` of a task or project: each field that has a slot there, with the value in the member of its
/// type, and the values that fields without a slot left behind, as `enabled: false`.
final class FieldRecords {
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
                    .put("is_formula_field", false);
            if (object.type() == Type.TASK) {
                for (String member : new String[] {"precision", "format", "currency_code"}) {
                    if (!field.get(member).isMissingNode()) {
                        record.set(member, field.get(member));
                    }
                }
            }
            value(view, field, values.path(gid), record);
        });
        return records;
    }

    private static void value(View view, Resource field, JsonNode value, ObjectNode record) {
        boolean none = value.isMissingNode();
        String display = null;
        switch (field.text("resource_subtype")) {
            case "text" -> {
                record.set("text_value", none ? null : value);
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
                record.set("date_value", none ? null : value);
                display = none ? null : value.path("date").asText();
            }
            case "people" -> display = names(compacts(view, value, record.putArray("people_value")));
            default -> display = names(compacts(view, value, record.putArray("reference_value")));
        }
        record.put("display_value", display);
    }

    /// With all the decimals that the field's precision says.
    private static String number(Resource field, JsonNode value) {
        return value.decimalValue()
                .setScale(field.get("precision").asInt(0), RoundingMode.HALF_UP)
                .toPlainString();
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
