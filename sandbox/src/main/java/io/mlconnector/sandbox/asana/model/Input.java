package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `data` of a request. Each getter refuses a value of the wrong kind with a 400 that names the field.
public final class Input {
    private final ObjectNode data;

    public Input(ObjectNode data) {
        this.data = data;
    }

    public boolean has(String field) {
        return data.has(field);
    }

    public JsonNode get(String field) {
        return data.path(field);
    }

    public @Nullable String findText(String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest(field + ": Not a String: " + value);
        }
        return value.textValue();
    }

    public String text(String field) {
        String value = findText(field);
        if (value == null || value.isBlank()) {
            throw Refusal.missing(field);
        }
        return value;
    }

    /// @throws Refusal when it is none of them
    static String choice(String field, String given, Set<String> choices) {
        if (!choices.contains(given)) {
            throw Refusal.badRequest(field + ": Not one of the valid values: " + given);
        }
        return given;
    }

    public @Nullable Boolean findFlag(String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (value.asText()) {
            // Form bodies hold text only.
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.badRequest(field + ": Not a Boolean: " + value);
        };
    }

    public @Nullable String findGid(String field) {
        JsonNode value = data.path(field);
        return value.isMissingNode() || value.isNull() ? null : gid(field, value);
    }

    public String gid(String field) {
        String gid = findGid(field);
        if (gid == null) {
            throw Refusal.missing(field);
        }
        return gid;
    }

    public List<String> gids(String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.textValue().split(","));
        }
        return gids(field, value);
    }

    static List<String> gids(String field, JsonNode value) {
        if (!value.isArray()) {
            throw Refusal.badRequest(field + ": Not an Array: " + value);
        }
        List<String> gids = new ArrayList<>();
        for (JsonNode item : value) {
            gids.add(gid(field + ": [" + gids.size() + "]", item));
        }
        return gids;
    }

    static String gid(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw Refusal.badRequest(field + ": Not a valid GID type: "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value.textValue();
    }

    public ObjectNode object(String field) {
        return object(field, data.path(field));
    }

    static ObjectNode object(String field, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            throw Refusal.badRequest(field + ": Not an Object: " + value);
        }
        return object;
    }

    /// @throws Refusal when one of these is given
    public void forbid(String... fields) {
        for (String field : fields) {
            if (data.has(field)) {
                throw Refusal.badRequest(field + ": Cannot write this property");
            }
        }
    }
}
