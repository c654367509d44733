package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.asana.wire.AsanaJson;
import org.jspecify.annotations.Nullable;

/// What is sent for one operation, as it is frozen in the ledger: which call, on what, and its body. Reading it again
/// gives the same bytes.
///
/// @param call which call
/// @param target gid of the task, field, option or project; null where the call has none
/// @param body the request's body, `{"data":{…}}`
/// @param comment the comment that follows, with its marker; null for none
record Request(
        Call call,
        @Nullable String target,
        JsonNode body,
        @Nullable String comment) {
    enum Call {
        CREATE_TASK,
        UPDATE_TASK,
        CREATE_OPTION,
        UPDATE_OPTION,
        LINK_PROJECT,
        REMOVE_TASK
    }

    Request(Call call, @Nullable String target, JsonNode body) {
        this(call, target, body, null);
    }

    static Request parse(String payload) {
        JsonNode root = AsanaJson.parse(payload)
                .orElseThrow(() -> new IllegalStateException("the ledger holds a payload that is not JSON"));
        return new Request(
                Call.valueOf(root.path("call").asText()),
                root.path("target").textValue(),
                root.path("body"),
                root.path("comment").textValue());
    }

    String payload() {
        ObjectNode root = AsanaJson.object();
        root.put("call", call.name());
        if (target != null) {
            root.put("target", target);
        }
        root.set("body", body);
        if (comment != null) {
            root.put("comment", comment);
        }
        return AsanaJson.write(root);
    }

    String bodyText() {
        return AsanaJson.write(body);
    }

    /// The object that is written to.
    String gid() {
        if (target == null) {
            throw new IllegalStateException(call + " without a target");
        }
        return target;
    }
}
