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
    private final Map<String, Selection> members = new LinkedHashMap<>();
    private final boolean compact;

    private Selection(boolean compact) {
        this.compact = compact;
    }

    /// Nothing was asked for: other resources show their compact form.
    static Selection compact() {
        return new Selection(true);
    }

    /// @param optFields dotted paths with commas between, groups as `(a|b.c).d`, an optional `this.` in front
    public static Selection parse(String optFields) {
        Selection whole = new Selection(false);
        for (List<String> path : FieldPaths.of(optFields)) {
            whole.add(path);
        }
        return whole;
    }

    private void add(List<String> path) {
        if (!path.isEmpty()) {
            members.computeIfAbsent(path.getFirst(), _ -> new Selection(false)).add(path.subList(1, path.size()));
        }
    }

    /// Each path that was asked for, from the outside in.
    public List<List<String>> paths() {
        List<List<String>> paths = new ArrayList<>();
        members.forEach((name, inner) -> {
            if (inner.isEmpty()) {
                paths.add(List.of(name));
            }
            for (List<String> rest : inner.paths()) {
                List<String> path = new ArrayList<>();
                path.add(name);
                path.addAll(rest);
                paths.add(path);
            }
        });
        return paths;
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
