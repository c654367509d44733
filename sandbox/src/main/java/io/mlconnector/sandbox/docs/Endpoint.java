package io.mlconnector.sandbox.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One method at one path.
///
/// @param path with `{name}` for its variable parts
/// @param tag of the group that it is listed in
/// @param summary one line
/// @param query names of query parameters, each with its meaning
/// @param body what is sent; null when nothing is
public record Endpoint(
        String method,
        String path,
        String tag,
        String summary,
        List<Parameter> query,
        @Nullable Body body) {
    /// Of the query; all are optional.
    public record Parameter(String name, String meaning) {}

    /// @param schema in the words of JSON Schema
    public record Body(String contentType, ObjectNode schema) {
        public static Body json(ObjectNode schema) {
            return new Body("application/json", schema);
        }

        /// @param members as `name: meaning`, of any type
        public static ObjectNode members(List<String> members) {
            ObjectNode schema = Json.object().put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            for (String member : members) {
                int colon = member.indexOf(':');
                String meaning = colon < 0 ? "" : member.substring(colon + 1).strip();
                properties
                        .putObject(colon < 0 ? member : member.substring(0, colon))
                        .put("description", meaning);
            }
            return schema;
        }
    }

    public Endpoint {
        query = List.copyOf(query);
    }

    public static Endpoint of(String method, String path, String tag, String summary) {
        return new Endpoint(method, path, tag, summary, List.of(), null);
    }

    public Endpoint with(Body sent) {
        return new Endpoint(method, path, tag, summary, query, sent);
    }

    public Endpoint with(List<Parameter> parameters) {
        return new Endpoint(method, path, tag, summary, parameters, body);
    }
}
