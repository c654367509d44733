package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Defining custom fields.
public final class CustomFields {
    private static final Set<String> SUBTYPES =
            Set.of("text", "enum", "multi_enum", "number", "date", "people", "reference");
    private static final Set<String> BUILT_IN = Set.of(
            "assignee",
            "due date",
            "start date",
            "name",
            "task name",
            "notes",
            "description",
            "tags",
            "projects",
            "dependencies",
            "completed",
            "created on",
            "created by",
            "last modified on",
            "completed on");

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
                    .put("is_global_to_workspace", global)
                    .put("created_by", work.actor().gid());
            FieldDefinition.apply(input, field);
            if (subtype.endsWith("enum")) {
                EnumOptions.createAll(work, field, input.get("enum_options"));
            }
        });
    }

    /// @throws Refusal 403 when somebody else has locked it
    public static Resource update(Work work, Resource field, ObjectNode data) {
        checkLock(work, field);
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
            FieldDefinition.apply(input, state);
        });
        work.resources().save(changed);
        return changed;
    }

    /// A field that only the people at Asana's pages can make: a sum of other fields, or a number for each task.
    ///
    /// @param data `name`, and `sum_of` (gids of number fields) or `id_prefix`
    public static Resource createReadOnly(Work work, ObjectNode data) {
        Input input = new Input(data);
        String name = input.text("name");
        String prefix = input.findText("id_prefix");
        checkName(work, name, null);
        return work.resources().create(Type.CUSTOM_FIELD, field -> {
            String subtype = prefix == null ? "number" : "text";
            field.put("name", name)
                    .put("resource_subtype", subtype)
                    .put("type", subtype)
                    .put("representation_type", prefix == null ? "formula" : "custom_id")
                    .put("id_prefix", prefix)
                    .put("is_global_to_workspace", true)
                    .put("created_by", work.actor().gid());
            input.gids("sum_of").forEach(gid -> {
                work.inBody(Type.CUSTOM_FIELD, "sum_of", gid);
                field.withArrayProperty("sum_of").add(gid);
            });
            FieldDefinition.apply(input, field);
        });
    }

    /// From now on only this user may change the definition and its options.
    public static Resource lock(Work work, Resource field, Resource user) {
        Resource locked = field.with(state -> state.put("locked_by", user.gid()));
        work.resources().save(locked);
        return locked;
    }

    static void checkLock(Work work, Resource field) {
        String by = field.findText("locked_by");
        if (by != null && !by.equals(work.actor().gid())) {
            throw Refusal.forbidden("You do not have access to this custom field: it is locked.");
        }
    }

    public static void delete(Work work, Resource field) {
        checkLock(work, field);
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
}
