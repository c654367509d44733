package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.auth.Caller;
import io.mlconnector.sandbox.asana.limits.Demand;
import io.mlconnector.sandbox.asana.model.Attachments;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.view.Selection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request of a known user for a known route, or one action of a batch.
///
/// @param path its parts below `/api/1.0`, decoded
/// @param query the first value of each parameter, with the `options` of the body
/// @param data the `data` of the body; empty when there is none
/// @param upload the file of a multipart body
public record Ask(
        String method,
        List<String> path,
        Map<String, String> query,
        ObjectNode data,
        Caller caller,
        Attachments.@Nullable Upload upload) {
    public Ask {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /// Gid of the user.
    String actor() {
        return caller.user();
    }

    /// The part of the path at this place.
    String part(int index) {
        return path.get(index);
    }

    @Nullable
    String find(String parameter) {
        return query.get(parameter);
    }

    String need(String parameter) {
        String value = query.get(parameter);
        if (value == null || value.isBlank()) {
            throw Refusal.missing(parameter);
        }
        return value;
    }

    Selection selection() {
        String fields = query.get("opt_fields");
        return Selection.parse(fields == null ? "" : fields);
    }

    boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    Demand demand() {
        return Demand.of(isWrite(), path.getLast().equals("search"));
    }

    @Override
    public String toString() {
        return method + " /" + String.join("/", path);
    }
}
