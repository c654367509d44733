package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Defining custom fields.
public final class CustomFields {
    private static final Set<String> SUBTYPES =
            Set.of("text", "enum", "multi_enum", "number", "date", "people", "reference");
    private static final Set<String> FORMATS =
            Set.of("currency", "identifier", "percentage", "custom", "duration", "none");
    private static final Set<String> BUILT_IN = Set.of(
            "assignee", "due date", "start date", "name", "notes", "tags", "projects", "dependencies", "completed");
    private static final int MAX_PRECISION = 6;

    private CustomFields() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        work.inBody(Type.WORKSPACE, "workspace", input.gid("workspace"));
        return create(work, input, true);
    }

    /// @param global known in the whole workspace, under a name of its own; else only on the project that defines it
    static Resource create(Work work, Input input, boolean global) {
        String subtype = input.text("resource_subtype");
        if (!SUBTYPES.contains(subtype)) {
            throw Refusal.badRequest("resource_subtype: Not a valid custom field type: " + subtype);
        }
        String name = input.text("name");
        if (global) {
            checkName(work, name, null);
        }
        return work.resources().create(Type.CUSTOM_FIELD, field -> {
            field.put("name", name)
                    .put("resource_subtype", subtype)
                    .put("type", subtype)
                    .put("description", input.findText("description"))
                    .put("is_global_to_workspace", global)
                    .put("has_notifications_enabled", Boolean.TRUE.equals(input.findFlag("has_notifications_enabled")))
                    .put("created_by", work.actor().gid());
            if (subtype.equals("number")) {
                number(input, field);
            }
            if (subtype.endsWith("enum")) {
                EnumOptions.createAll(work, field, input.get("enum_options"));
            }
        });
    }

    public static Resource update(Work work, Resource field, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("resource_subtype", "type", "workspace", "enum_options");
        String name = input.has("name") ? input.text("name") : null;
        if (name != null && field.flag("is_global_to_workspace")) {
            checkName(work, name, field.gid());
        }
        Resource changed = field.with(state -> {
            if (name != null) {
                state.put("name", name);
            }
            if (input.has("description")) {
                state.put("description", input.findText("description"));
            }
            if (field.text("resource_subtype").equals("number")) {
                number(input, state);
            }
        });
        work.resources().save(changed);
        return changed;
    }

    public static void delete(Work work, Resource field) {
        for (Resource setting : work.resources().all(Type.CUSTOM_FIELD_SETTING)) {
            if (setting.text("custom_field").equals(field.gid())) {
                work.resources().delete(setting.gid());
            }
        }
        work.resources().delete(field.gid());
    }

    private static void checkName(Work work, String name, @Nullable String self) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (BUILT_IN.contains(lower)) {
            throw Refusal.badRequest("name: Custom field name conflicts with a built-in property: " + name);
        }
        boolean taken = work.resources().all(Type.CUSTOM_FIELD).stream()
                .anyMatch(other -> other.flag("is_global_to_workspace")
                        && !other.gid().equals(self)
                        && other.text("name").toLowerCase(Locale.ROOT).equals(lower));
        if (taken) {
            throw Refusal.badRequest("name: A custom field with this name already exists in the workspace: " + name);
        }
    }

    private static void number(Input input, ObjectNode field) {
        if (input.has("precision") || !field.has("precision")) {
            JsonNode precision = input.get("precision");
            if (!precision.isMissingNode()
                    && (!precision.isIntegralNumber()
                            || precision.intValue() < 0
                            || precision.intValue() > MAX_PRECISION)) {
                throw Refusal.badRequest("precision: Must be an integer between 0 and " + MAX_PRECISION);
            }
            field.put("precision", precision.asInt(0));
        }
        if (input.has("format") || !field.has("format")) {
            String given = input.findText("format");
            String format = given == null ? "none" : given;
            if (!FORMATS.contains(format)) {
                throw Refusal.badRequest("format: Not a valid format: " + format);
            }
            field.put("format", format);
        }
        String currency = input.findText("currency_code");
        boolean isCurrency = field.path("format").asText().equals("currency");
        if (currency != null && !isCurrency) {
            throw Refusal.badRequest("currency_code: Only allowed with format currency");
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw Refusal.badRequest("currency_code: Not an ISO 4217 currency code: " + currency);
        }
        if (currency != null || !isCurrency) {
            field.put("currency_code", currency);
        } else if (field.path("currency_code").asText("").isEmpty()) {
            throw Refusal.missing("currency_code");
        }
    }
}
