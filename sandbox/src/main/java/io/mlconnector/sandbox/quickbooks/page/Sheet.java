package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Typed;
import java.util.ArrayList;
import java.util.List;

/// The single-valued part of a record's form: between the record and what is typed.
record Sheet(List<Input> inputs) {
    Sheet {
        inputs = List.copyOf(inputs);
    }

    void show(Form form, JsonNode record, Typed typed, Refs refs) {
        for (Input input : inputs) {
            String name = input.path();
            String value = typed.has(name) ? typed.text(name) : shown(record, input);
            switch (input.kind()) {
                case Input.Kind.Plain plain -> form.input(plain.html(), name, input.label(), value);
                case Input.Kind.Area _ -> form.area(name, input.label(), value);
                case Input.Kind.Choice choice ->
                    form.choice(name, input.label(), value, withCurrent(record, input, refs.options(choice.type())));
                case Input.Kind.Named named -> form.suggest(name, input.label(), value, refs.suggestions(named.type()));
            }
        }
    }

    /// The top-level properties that differ from the record, cleared ones as null.
    ///
    /// @throws NotUnderstoodException when a name is nobody's
    ObjectNode changes(ObjectNode record, Typed typed, Refs refs) {
        ObjectNode changed = Json.object();
        for (Input input : inputs) {
            String text = typed.text(input.path());
            if (!typed.has(input.path()) || text.equals(shown(record, input))) {
                continue;
            }
            switch (input.kind()) {
                case Input.Kind.Plain _, Input.Kind.Area _ -> plain(changed, record, input, text);
                case Input.Kind.Choice _ -> reference(changed, input, text);
                case Input.Kind.Named named ->
                    reference(changed, input, text.isEmpty() ? "" : refs.idOf(named.type(), text));
            }
        }
        return changed;
    }

    private static void plain(ObjectNode changed, ObjectNode record, Input input, String text) {
        if (input.below().isEmpty()) {
            changed.set(input.top(), text.isEmpty() ? NullNode.instance : Json.text(text));
            return;
        }
        JsonNode before = changed.path(input.top()).isObject() ? changed.get(input.top()) : record.path(input.top());
        ObjectNode group = before instanceof ObjectNode known ? known.deepCopy() : Json.object();
        if (text.isEmpty()) {
            group.remove(input.below());
        } else {
            group.put(input.below(), text);
        }
        boolean empty = group.isEmpty() || (group.size() == 1 && group.has("Id"));
        changed.set(input.top(), empty ? NullNode.instance : group);
    }

    private static void reference(ObjectNode changed, Input input, String id) {
        changed.set(
                input.top(), id.isEmpty() ? NullNode.instance : Json.object().put("value", id));
    }

    private static String shown(JsonNode record, Input input) {
        return switch (input.kind()) {
            case Input.Kind.Choice _ -> record.path(input.path()).path("value").asText("");
            case Input.Kind.Named _ -> record.path(input.path()).path("name").asText("");
            case Input.Kind.Plain _, Input.Kind.Area _ -> {
                JsonNode node = record.path(input.top());
                yield (input.below().isEmpty() ? node : node.path(input.below())).asText("");
            }
        };
    }

    /// A reference may point to a record that can no longer be chosen.
    private static List<Form.Option> withCurrent(JsonNode record, Input input, List<Form.Option> options) {
        JsonNode reference = record.path(input.path());
        String id = reference.path("value").asText("");
        if (options.stream().anyMatch(option -> option.value().equals(id))) {
            return options;
        }
        List<Form.Option> more = new ArrayList<>(options);
        more.add(new Form.Option(id, reference.path("name").asText(id)));
        return more;
    }
}
