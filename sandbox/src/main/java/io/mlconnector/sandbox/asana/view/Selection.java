package io.mlconnector.sandbox.asana.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `opt_fields` asks for, as a tree: `name,projects.name` is `{name, projects: {name}}`.
public final class Selection {
    private static final int MAX_LENGTH = 20_000;

    private final Map<String, Selection> members = new LinkedHashMap<>();
    private final boolean compact;

    private Selection(boolean compact) {
        this.compact = compact;
    }

    /// Nothing was asked for: other resources show their compact form.
    static Selection compact() {
        return new Selection(true);
    }

    /// @param optFields dotted paths with commas between, groups as `(a|b).c`, an optional `this.` in front
    public static Selection parse(String optFields) {
        Selection whole = new Selection(false);
        String text = optFields.length() > MAX_LENGTH ? optFields.substring(0, MAX_LENGTH) : optFields;
        for (String path : text.split(",", -1)) {
            String stripped = path.strip();
            String rest = stripped.startsWith("this.") ? stripped.substring("this.".length()) : stripped;
            if (!rest.isEmpty()) {
                whole.add(List.of(rest.split("\\.", -1)));
            }
        }
        return whole;
    }

    private void add(List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        for (String name : alternatives(path.getFirst())) {
            if (!name.isEmpty()) {
                members.computeIfAbsent(name, _ -> new Selection(false)).add(path.subList(1, path.size()));
            }
        }
    }

    private static List<String> alternatives(String part) {
        return part.startsWith("(") && part.endsWith(")")
                ? List.of(part.substring(1, part.length() - 1).split("\\|", -1))
                : List.of(part);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    boolean isCompact() {
        return compact;
    }

    public Set<String> names() {
        return members.keySet();
    }

    public Selection member(String name) {
        return members.getOrDefault(name, new Selection(compact));
    }

    /// Cuts an object that is no resource of its own down to what is asked for; all of it when nothing is.
    JsonNode pick(JsonNode value) {
        if (isEmpty() || !value.isContainerNode()) {
            return value;
        }
        if (value.isArray()) {
            List<JsonNode> picked = new ArrayList<>();
            value.forEach(item -> picked.add(pick(item)));
            ArrayNode array = Json.array();
            return array.addAll(picked);
        }
        ObjectNode object = Json.object();
        if (value.has("gid")) {
            object.set("gid", value.path("gid"));
        }
        members.forEach((name, member) -> {
            JsonNode inner = value.path(name);
            if (!inner.isMissingNode()) {
                object.set(name, member.pick(inner));
            }
        });
        return object;
    }
}
