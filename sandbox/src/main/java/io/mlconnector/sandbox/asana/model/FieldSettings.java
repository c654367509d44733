package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Putting custom fields on projects and portfolios and taking them away.
public final class FieldSettings {
    private static final int MAX_FIELDS = 20;

    private FieldSettings() {}

    public static Resource add(Work work, Resource holder, ObjectNode data) {
        Input input = new Input(data);
        JsonNode given = input.get("custom_field");
        Resource field = given instanceof ObjectNode inline
                ? CustomFields.create(work, new Input(inline), false)
                : work.inBody(Type.CUSTOM_FIELD, "custom_field", input.gid("custom_field"));
        List<Resource> settings = work.resources().under(IndexKeys.settingsOf(holder.gid()));
        if (settings.stream().anyMatch(setting -> setting.text("custom_field").equals(field.gid()))) {
            throw Refusal.badRequest("custom_field: The custom field is already on this "
                    + holder.type().wireName() + ": " + field.gid());
        }
        if (settings.size() >= MAX_FIELDS) {
            throw Refusal.badRequest("custom_field: A " + holder.type().wireName() + " can have at most " + MAX_FIELDS
                    + " custom fields");
        }
        for (String neighbour : List.of("insert_before", "insert_after")) {
            String gid = input.findGid(neighbour);
            if (gid != null
                    && settings.stream().noneMatch(setting -> setting.gid().equals(gid))) {
                throw Refusal.badRequest(neighbour + ": Unknown object: " + gid);
            }
        }
        return work.resources()
                .create(
                        Type.CUSTOM_FIELD_SETTING,
                        state -> state.put("parent", holder.gid())
                                .put("custom_field", field.gid())
                                .put("is_important", Boolean.TRUE.equals(input.findFlag("is_important"))));
    }

    /// The values stay where they are, disabled, until the field comes back.
    public static void remove(Work work, Resource holder, ObjectNode data) {
        String gid = new Input(data).gid("custom_field");
        Resource setting = work.resources().under(IndexKeys.settingsOf(holder.gid())).stream()
                .filter(each -> each.text("custom_field").equals(gid))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("custom_field: The custom field is not on this "
                        + holder.type().wireName() + ": " + gid));
        work.resources().delete(setting.gid());
    }
}
