package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.view.Selection;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Status, body and special headers of an answer, on the wire or inside a batch.
public record Reply(int status, JsonNode body, Map<String, String> headers) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    static Reply data(int status, JsonNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return new Reply(status, body, Map.of());
    }

    /// The record that the request's `opt_fields` ask for, else the full one.
    static Reply read(Ask ask, View view, Resource resource) {
        return data(200, record(ask, view, resource));
    }

    static Reply created(Ask ask, View view, Resource resource) {
        return data(201, record(ask, view, resource)).with("Location", location(resource));
    }

    private static String location(Resource resource) {
        String name = resource.type().wireName();
        String plural = name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
        return "/api/1.0/" + plural + "/" + resource.gid();
    }

    /// What deletions and actions without a result answer.
    static Reply done() {
        return data(200, Json.object());
    }

    static Reply page(Ask ask, View view, List<Resource> resources, Paging paging) {
        Selection selection = ask.selection();
        return paging.page(
                ask,
                resources,
                resource -> selection.isEmpty() ? view.listed(resource) : view.select(resource, selection));
    }

    private static JsonNode record(Ask ask, View view, Resource resource) {
        Selection selection = ask.selection();
        return selection.isEmpty() ? view.full(resource) : view.select(resource, selection);
    }

    public static Reply refused(Refusal refusal) {
        Reply reply = error(refusal.status(), refusal.message(), refusal.code());
        return refusal.retryAfter() == 0 ? reply : reply.with("Retry-After", Integer.toString(refusal.retryAfter()));
    }

    public static Reply error(int status, String message) {
        return error(status, message, "");
    }

    private static Reply error(int status, String message, String code) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putArray("errors").addObject();
        if (!code.isEmpty()) {
            error.put("error", code);
        }
        error.put("message", message)
                .put(
                        "help",
                        "For more information on API status codes and how to handle them, read the docs on errors: "
                                + "https://developers.asana.com/docs/errors");
        return new Reply(status, body, Map.of());
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
