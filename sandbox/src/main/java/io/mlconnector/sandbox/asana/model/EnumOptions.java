package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The options of enum fields: at most 500, disabled ones included, never deleted, at least one enabled. Two may have
/// the same name: Asana nowhere promises otherwise.
public final class EnumOptions {
    private static final int MAX_OPTIONS = 500;
    private static final String MEMBER = "enum_options";
    private static final Set<String> COLORS = Set.of(
            "none",
            "red",
            "orange",
            "yellow-orange",
            "yellow",
            "yellow-green",
            "green",
            "blue-green",
            "aqua",
            "blue",
            "indigo",
            "purple",
            "magenta",
            "hot-pink",
            "pink",
            "cool-gray");

    private EnumOptions() {}

    /// An option with the field that it is now part of.
    public record Placed(Resource field, ObjectNode option) {}

    static void createAll(Work work, ObjectNode field, JsonNode given) {
        ArrayNode options = field.putArray(MEMBER);
        for (JsonNode one : given) {
            options.add(option(work, new Input(Input.object(MEMBER, one))));
        }
        check(options);
    }

    public static Placed create(Work work, Resource field, ObjectNode data) {
        if (!field.text("resource_subtype").endsWith("enum")) {
            throw Refusal.badRequest("custom_field: Not an enum custom field: " + field.gid());
        }
        CustomFields.checkLock(work, field);
        Input input = new Input(data);
        ObjectNode option = option(work, input);
        Resource changed = field.with(state -> {
            ArrayNode options = state.withArrayProperty(MEMBER);
            options.insert(place(options, input), option);
            check(options);
        });
        work.resources().save(changed);
        return new Placed(changed, option);
    }

    /// Moves an option before or after another one.
    public static Placed move(Work work, Resource field, ObjectNode data) {
        CustomFields.checkLock(work, field);
        Input input = new Input(data);
        String gid = input.gid("enum_option");
        ObjectNode option = find(field, gid);
        if (option == null) {
            throw Refusal.badRequest("enum_option: Unknown object: " + gid);
        }
        if (!input.has("before_enum_option") && !input.has("after_enum_option")) {
            throw Refusal.missing("before_enum_option");
        }
        Resource changed = field.with(state -> {
            ArrayNode options = state.withArrayProperty(MEMBER);
            options.remove(indexOf(options, gid));
            options.insert(place(options, input), option);
        });
        work.resources().save(changed);
        return new Placed(changed, option);
    }

    public static Placed update(Work work, String gid, ObjectNode data) {
        Resource field = work.resources().under(IndexKeys.fieldWithOption(gid)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("enum_option: Unknown object: " + gid));
        CustomFields.checkLock(work, field);
        Input input = new Input(data);
        Resource changed = field.with(state -> {
            ArrayNode options = state.withArrayProperty(MEMBER);
            apply(input, (ObjectNode) options.get(indexOf(options, gid)));
            check(options);
        });
        work.resources().save(changed);
        ObjectNode option = find(changed, gid);
        return new Placed(changed, option == null ? Json.object() : option);
    }

    public static @Nullable ObjectNode find(Resource field, String gid) {
        for (JsonNode option : field.get(MEMBER)) {
            if (option.path("gid").asText().equals(gid)) {
                return option.deepCopy();
            }
        }
        return null;
    }

    private static ObjectNode option(Work work, Input input) {
        input.text("name");
        ObjectNode option = Json.object()
                .put("gid", work.resources().nextGid())
                .put("resource_type", "enum_option")
                .put("name", "")
                .put("enabled", true)
                .put("color", "none");
        apply(input, option);
        return option;
    }

    private static void apply(Input input, ObjectNode option) {
        if (input.has("name")) {
            option.put("name", input.text("name"));
        }
        Boolean enabled = input.findFlag("enabled");
        if (enabled != null) {
            option.put("enabled", enabled);
        }
        String color = input.findText("color");
        if (color != null) {
            option.put("color", Input.choice("color", color, COLORS));
        }
    }

    private static void check(ArrayNode options) {
        if (options.size() > MAX_OPTIONS) {
            throw Refusal.badRequest("enum_options: A custom field can have at most " + MAX_OPTIONS + " enum options");
        }
        for (JsonNode option : options) {
            if (option.path("enabled").asBoolean()) {
                return;
            }
        }
        throw Refusal.badRequest("enum_options: At least one enum option must be enabled");
    }

    private static int place(ArrayNode options, Input input) {
        for (String name : new String[] {"insert_before", "before_enum_option"}) {
            String gid = input.findGid(name);
            if (gid != null) {
                return indexOf(options, gid);
            }
        }
        for (String name : new String[] {"insert_after", "after_enum_option"}) {
            String gid = input.findGid(name);
            if (gid != null) {
                return indexOf(options, gid) + 1;
            }
        }
        return options.size();
    }

    private static int indexOf(ArrayNode options, String gid) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).path("gid").asText().equals(gid)) {
                return i;
            }
        }
        throw Refusal.badRequest("enum_option: Unknown object: " + gid);
    }
}
