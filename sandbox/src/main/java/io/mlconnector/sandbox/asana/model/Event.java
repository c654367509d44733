package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened to a resource, as the change feeds tell it: ids, no values.
///
/// @param userGid null when the system did it by itself
/// @param parent where it was added to or removed from
/// @param change only where the action is `changed`
/// @param audience gids of the resources whose subscribers hear of it
public record Event(
        @Nullable String userGid,
        Instant at,
        String action,
        Ref resource,
        @Nullable Ref parent,
        @Nullable Change change,
        Set<String> audience) {

    public Event {
        audience = Set.copyOf(audience);
    }

    /// A resource by gid and type.
    public record Ref(String gid, String type, @Nullable String subtype) {
        static Ref of(Resource resource) {
            return new Ref(resource.gid(), resource.type().wireName(), resource.subtype());
        }

        ObjectNode toJson() {
            return Json.object().put("gid", gid).put("resource_type", type);
        }
    }

    /// @param value only where it is an Asana object
    public record Change(
            String field, String action, @Nullable Ref value) {
        /// The name under which the value stands.
        public String member() {
            return switch (action) {
                case "added" -> "added_value";
                case "removed" -> "removed_value";
                default -> "new_value";
            };
        }
    }

    /// The compact form that webhooks send.
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.set(
                "user",
                userGid == null ? null : Json.object().put("gid", userGid).put("resource_type", "user"));
        json.put("created_at", Times.text(at)).put("action", action);
        ObjectNode about = resource.toJson();
        if (resource.subtype() != null) {
            about.put("resource_subtype", resource.subtype());
        }
        json.set("resource", about);
        json.set("parent", parent == null ? null : parent.toJson());
        if (change != null) {
            ObjectNode detail = json.putObject("change");
            detail.put("field", change.field()).put("action", change.action());
            if (change.value() != null) {
                detail.set(change.member(), change.value().toJson());
            }
        }
        return json;
    }
}
