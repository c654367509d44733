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

    /// Gives a task that has come into a project the next number of each field that numbers tasks.
    static void number(Work work, String taskGid) {
        Resource task = work.resources().get(taskGid);
        for (Resource field : FieldSlots.of(work.resources(), task).values()) {
            if ("custom_id".equals(field.findText("representation_type"))
                    && task.get(MEMBER).path(field.gid()).isMissingNode()) {
                int next = field.get("last_number").asInt(0) + 1;
                String id = field.text("id_prefix") + "-" + next;
                work.resources().save(field.with(state -> state.put("last_number", next)));
                Resource numbered = work.resources().get(taskGid).with(state -> {
                    state.withObjectProperty(MEMBER).put(field.gid(), id);
                    state.withArrayProperty("custom_ids").add(id);
                });
                work.resources().save(numbered);
            }
        }
    }

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
        String name = MEMBER + ": " + field.gid();
        if (field.findText("representation_type") != null) {
            throw Refusal.badRequest(name + ": Cannot write this property");
        }
        if (given.isNull()) {
            return null;
        }
        return switch (field.text("resource_subtype")) {
            case "text" -> text(name, given);
            case "number" -> number(name, field, given);
            case "enum" -> TextNode.valueOf(option(name, field, Input.gid(name, given), Set.of(current.asText())));
            case "multi_enum" -> options(name, field, given, current);
            case "date" -> date(name, given, work);
            case "people" -> users(name, given, work);
            case "reference" -> references(name, field, given, work);
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
                .setScale(scale(field), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return DecimalNode.valueOf(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }

    /// How many decimals a value keeps. A quarter is stored as 0.25 and shown as 25 %, and the precision is that of
    /// what is shown.
    public static int scale(Resource field) {
        int precision = field.get("precision").asInt(0);
        return field.text("format").equals("percentage") ? precision + 2 : precision;
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
        ObjectNode wanted = given.isTextual() && work.switches().dateTexts()
                ? Json.object().put(given.textValue().length() > 10 ? "date_time" : "date", given.textValue())
                : Input.object(name, given);
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

    private static JsonNode references(String name, Resource field, JsonNode given, Work work) {
        List<String> types = field.texts("input_restrictions");
        ArrayNode objects = Json.array();
        for (String gid : Input.gids(name, given)) {
            Optional<Resource> meant = work.resources().find(gid).filter(object -> !object.isTrashed());
            if (meant.isEmpty()
                    || (!types.isEmpty() && !types.contains(meant.get().type().wireName()))) {
                throw Refusal.badRequest(name + ": Unknown object: " + gid);
            }
            objects.add(gid);
        }
        return objects;
    }
}
