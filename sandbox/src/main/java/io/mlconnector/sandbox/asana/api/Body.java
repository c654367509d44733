package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Attachments;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `{data, options}` of a request.
///
/// @param options as if they were query parameters
/// @param upload the file of a multipart body
record Body(ObjectNode data, Map<String, String> options, Attachments.@Nullable Upload upload) {
    private Body(ObjectNode data, Map<String, String> options) {
        this(data, options, null);
    }

    /// @throws Refusal when it is not JSON, or something else stands beside `data` and `options`
    static Body of(Call call) {
        if (call.bodyLength() == 0) {
            return new Body(Json.object(), Map.of());
        }
        String type = call.header("content-type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            try {
                return form(call.form());
            } catch (IllegalArgumentException _) {
                throw Refusal.badRequest("Could not parse request data, invalid percent-encoding");
            }
        }
        if (type != null && type.startsWith("multipart/form-data")) {
            Multipart.Parts parts = Multipart.parse(type, call.body());
            Body form = form(parts.fields());
            return new Body(form.data(), form.options(), parts.file());
        }
        JsonNode body = Json.read(call.text())
                .orElseThrow(() -> Refusal.badRequest("Could not parse request data, invalid JSON"));
        return body.isObject() ? read((ObjectNode) body) : read(Json.object().put("body", body.toString()));
    }

    private static Body read(ObjectNode body) {
        body.properties().forEach(member -> {
            if (!member.getKey().equals("data") && !member.getKey().equals("options")) {
                throw Refusal.badRequest("Invalid field: {\"data\":{\"" + member.getKey()
                        + "\":...}} should be used instead of a top-level \"" + member.getKey() + "\"");
            }
        });
        JsonNode data = body.path("data");
        if (!data.isObject() && !data.isMissingNode()) {
            throw Refusal.badRequest("data: Not an Object: " + data);
        }
        return new Body(
                data instanceof ObjectNode object ? object.deepCopy() : Json.object(), options(body.path("options")));
    }

    /// `limit`, `offset`, and `fields`, which is a list or a text with commas.
    static Map<String, String> options(JsonNode options) {
        Map<String, String> query = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            JsonNode value = option.getValue();
            String text = value.isArray()
                    ? String.join(",", value.valueStream().map(JsonNode::asText).toList())
                    : value.asText();
            query.put(option.getKey().equals("fields") ? "opt_fields" : option.getKey(), text);
        }
        return query;
    }

    private static Body form(Map<String, List<String>> form) {
        ObjectNode data = Json.object();
        Map<String, String> options = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith("opt_")) {
                options.put(name, values.getFirst());
            } else {
                data.put(name, values.getFirst());
            }
        });
        return new Body(data, options);
    }
}
