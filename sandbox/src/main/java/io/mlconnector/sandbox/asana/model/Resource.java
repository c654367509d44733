package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One object of the workspace as it is stored: other resources by gid, not as records. Never changed; [#with] gives
/// a changed copy.
public final class Resource {
    private final ObjectNode state;
    private final String gid;
    private final Type type;

    Resource(ObjectNode state) {
        this.state = state;
        this.gid = state.path("gid").asText();
        this.type = Type.of(state.path("resource_type").asText());
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

    /// For reading only.
    public JsonNode get(String field) {
        return state.path(field);
    }

    public @Nullable String findText(String field) {
        return state.path(field).textValue();
    }

    public String text(String field) {
        return state.path(field).asText("");
    }

    public boolean flag(String field) {
        return state.path(field).asBoolean(false);
    }

    public List<String> texts(String field) {
        List<String> values = new ArrayList<>();
        state.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    public @Nullable Instant findTime(String field) {
        String text = findText(field);
        return text == null ? null : Instant.parse(text);
    }

    public Resource with(Consumer<ObjectNode> change) {
        ObjectNode copy = state.deepCopy();
        change.accept(copy);
        return new Resource(copy);
    }

    /// The projects a task is in.
    public List<String> projects() {
        List<String> gids = new ArrayList<>();
        state.path("memberships")
                .forEach(membership -> gids.add(membership.path("project").asText()));
        return gids;
    }

    public boolean isTrashed() {
        return flag("trashed");
    }

    JsonNode state() {
        return state;
    }

    @Override
    public String toString() {
        return type.wireName() + " " + gid;
    }
}
