package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writing values of custom fields on a task or project.
public final class FieldValues {
    /// Where the values are stored: field gid to the plain value.
    public static final String MEMBER = "custom_fields";

    private static final int MAX_TEXT = 1_024;

    private FieldValues() {}

    /// @param object the object with these values, not saved
    /// @param fields whose value is now another
    public record Written(Resource object, List<Resource> fields) {}

    public static Written write(Work work, Resource object, JsonNode given) {
        ObjectNode wanted = Input.object(MEMBER, given);
        Map<String, Resource> slots = FieldSlots.of(work.resources(), object);
        ObjectNode values = object.get(MEMBER) instanceof ObjectNode before ? before.deepCopy() : Json.object();
        List<Resource> changed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            String gid = entry.getKey();
            JsonNode current = values.path(gid);
            Resource field = slots.get(gid);
            if (field == null) {
                // A value left behind by a field that is no longer there can be cleared, not changed.
                Optional<Resource> left = work.resources().find(Type.CUSTOM_FIELD, gid);
                if (!entry.getValue().isNull() || current.isMissingNode() || left.isEmpty()) {
                    throw Refusal.badRequest("Custom field with ID " + gid + " is not on given object");
                }
                field = left.get();
            }
            JsonNode value = read(work, field, entry.getValue(), current);
            if (!same(value, current)) {
                changed.add(field);
                if (value == null) {
                    values.remove(gid);
                } else {
                    values.set(gid, value);
                }
            }
        }
        return new Written(object.with(state -> state.set(MEMBER, values)), changed);
    }

    private static boolean same(@Nullable JsonNode value, JsonNode current) {
        if (value == null) {
            return current.isMissingNode();
        }
        // A number read back from the journal is of another node type than a fresh one.
        return (value.isNumber() && current.isNumber())
                ? value.decimalValue().compareTo(current.decimalValue()) == 0
                : value.equals(current);
    }

    private static @Nullable JsonNode read(Work work, Resource field, JsonNode given, JsonNode current) {
        if (given.isNull()) {
            return null;
        }
        String name = MEMBER + ": " + field.gid();
        return switch (field.text("resource_subtype")) {
            case "text" -> text(name, given);
            case "number" -> number(name, field, given);
            case "enum" -> TextNode.valueOf(option(name, field, Input.gid(name, given), Set.of(current.asText())));
            case "multi_enum" -> options(name, field, given, current);
            case "date" -> date(name, given, work);
            case "people" -> users(name, given, work);
            case "reference" -> references(name, given, work);
            default -> throw Refusal.badRequest(name + ": Cannot write this property");
        };
    }

    private static @Nullable JsonNode text(String name, JsonNode given) {
        if (!given.isTextual()) {
            throw Refusal.badRequest(name + ": Not a String: " + given);
        }
        if (given.textValue().length() > MAX_TEXT) {
            throw Refusal.badRequest(name + ": Value is longer than the maximum of " + MAX_TEXT + " characters");
        }
        return given.textValue().isEmpty() ? null : given;
    }

    private static JsonNode number(String name, Resource field, JsonNode given) {
        if (!given.isNumber()) {
            throw Refusal.badRequest(name + ": Not a Number: " + given);
        }
        BigDecimal rounded = given.decimalValue()
                .setScale(field.get("precision").asInt(0), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return DecimalNode.valueOf(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }

    private static JsonNode options(String name, Resource field, JsonNode given, JsonNode current) {
        Set<String> kept = new HashSet<>();
        current.forEach(value -> kept.add(value.asText()));
        ArrayNode options = Json.array();
        Input.gids(name, given).forEach(gid -> options.add(option(name, field, gid, kept)));
        return options;
    }

    /// @param kept the options that the object has already, which may be disabled ones
    private static String option(String name, Resource field, String gid, Set<String> kept) {
        for (JsonNode option : field.get("enum_options")) {
            if (option.path("gid").asText().equals(gid)) {
                if (!option.path("enabled").asBoolean() && !kept.contains(gid)) {
                    throw Refusal.badRequest(name + ": Enum option is disabled: " + gid);
                }
                return gid;
            }
        }
        throw Refusal.badRequest(name + ": Not a recognized ID: " + gid);
    }

    private static JsonNode date(String name, JsonNode given, Work work) {
        ObjectNode wanted = Input.object(name, given);
        Input input = new Input(wanted);
        String time = input.findText("date_time");
        String day = input.findText("date");
        if (time == null && day == null) {
            throw Refusal.missing(name + ": date");
        }
        ObjectNode value = Json.object();
        String written = time == null ? null : Times.text(Times.parse(name, time, work.now()));
        return value.put("date", written == null ? Times.day(name, day == null ? "" : day) : written.substring(0, 10))
                .put("date_time", written);
    }

    private static JsonNode users(String name, JsonNode given, Work work) {
        ArrayNode users = Json.array();
        Input.gids(name, given).forEach(user -> users.add(work.user(name, user).gid()));
        return users;
    }

    private static JsonNode references(String name, JsonNode given, Work work) {
        ArrayNode objects = Json.array();
        for (String gid : Input.gids(name, given)) {
            if (work.resources().find(gid).filter(object -> !object.isTrashed()).isEmpty()) {
                throw Refusal.badRequest(name + ": Unknown object: " + gid);
            }
            objects.add(gid);
        }
        return objects;
    }
}
