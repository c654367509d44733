package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One object of the workspace as it is stored: other resources by gid, not as records. Never changed; [#with] gives
/// a changed copy.
public final class Resource {
    private final Packed state;
    private final Packer packer;
    private final String gid;
    private final Type type;

    Resource(ObjectNode state, Packer packer) {
        this.state = packer.pack(state);
        this.packer = packer;
        this.gid = text("gid");
        this.type = Type.of(text("resource_type"));
    }

    public String gid() {
        return gid;
    }

    public Type type() {
        return type;
    }

    public @Nullable String subtype() {
        return findText("resource_subtype");
    }

    /// A copy when it has members of its own.
    public JsonNode get(String field) {
        return state.get(field);
    }

    public @Nullable String findText(String field) {
        return state.findText(field);
    }

    public String text(String field) {
        String text = state.findText(field);
        return text == null ? state.get(field).asText("") : text;
    }

    public boolean flag(String field) {
        return state.get(field).asBoolean(false);
    }

    public List<String> texts(String field) {
        List<String> values = new ArrayList<>();
        state.get(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    public @Nullable Instant findTime(String field) {
        String text = findText(field);
        return text == null ? null : Instant.parse(text);
    }

    public Resource with(Consumer<ObjectNode> change) {
        ObjectNode copy = state.unpack();
        change.accept(copy);
        return new Resource(copy, packer);
    }

    /// The projects a task is in.
    public List<String> projects() {
        List<String> gids = new ArrayList<>();
        state.forEachObject("memberships", membership -> {
            String project = membership.findText("project");
            if (project != null) {
                gids.add(project);
            }
        });
        return gids;
    }

    /// Where it is in the project; null when it is not in it.
    public @Nullable String sectionIn(String project) {
        List<String> sections = new ArrayList<>();
        state.forEachObject("memberships", membership -> {
            String section = membership.findText("section");
            if (section != null && project.equals(membership.findText("project"))) {
                sections.add(section);
            }
        });
        return sections.isEmpty() ? null : sections.getFirst();
    }

    /// The gid that another system knows it by.
    @Nullable
    String externalGid() {
        Packed external = state.findObject("external");
        return external == null ? null : external.findText("gid");
    }

    public boolean isTrashed() {
        return flag("trashed");
    }

    Packed state() {
        return state;
    }

    @Override
    public String toString() {
        return type.wireName() + " " + gid;
    }
}
