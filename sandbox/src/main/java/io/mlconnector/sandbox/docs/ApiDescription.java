package io.mlconnector.sandbox.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Writes endpoints as an OpenAPI 3.0 document. <https://spec.openapis.org/oas/v3.0.3>
public final class ApiDescription {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private ApiDescription() {}

    /// @param about a paragraph, Markdown
    public record Title(String name, String about) {}

    /// @param server where the API is, without a trailing slash
    /// @param schemas that bodies refer to, by name
    public static ObjectNode write(
            Title title, String server, List<Endpoint> endpoints, Map<String, ObjectNode> schemas) {
        ObjectNode document = Json.object().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", title.name())
                .put("description", title.about())
                .put("version", "1");
        document.putArray("servers").addObject().put("url", server);
        ObjectNode paths = document.putObject("paths");
        endpoints.forEach(endpoint -> paths.withObjectProperty(endpoint.path())
                .set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint)));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        ObjectNode shapes = components.putObject("schemas");
        schemas.forEach(shapes::set);
        return document;
    }

    private static ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = Json.object().put("summary", endpoint.summary());
        operation.putArray("tags").add(endpoint.tag());
        ArrayNode parameters = operation.putArray("parameters");
        VARIABLE.matcher(endpoint.path())
                .results()
                .map(MatchResult::group)
                .forEach(variable -> parameter(parameters, variable.substring(1, variable.length() - 1), "path")
                        .put("required", true));
        endpoint.query()
                .forEach(each -> parameter(parameters, each.name(), "query").put("description", each.meaning()));
        Endpoint.Body body = endpoint.body();
        if (body != null) {
            operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject(body.contentType())
                    .set("schema", body.schema());
        }
        operation.putObject("responses").putObject("default").put("description", "The answer.");
        if (!endpoint.path().startsWith("/sandbox/")) {
            operation.putArray("security").addObject().putArray("token");
        }
        return operation;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }
}
