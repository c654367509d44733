package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.Selection;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/// Events as `/events` shows them: unlike in webhooks the objects are compact records, or what `opt_fields`
/// asks for.
final class EventRecords {
    private final Work work;
    private final View view;
    private final Selection selection;

    EventRecords(Work work, View view, Selection selection) {
        this.work = work;
        this.view = view;
        this.selection = selection;
    }

    ObjectNode show(Event event) {
        ObjectNode json = event.toJson();
        json.put("type", event.resource().type());
        String user = event.userGid();
        json.set("user", object(user == null ? null : new Event.Ref(user, "user", null), "user"));
        json.set("resource", object(event.resource(), "resource"));
        json.set("parent", object(event.parent(), "parent"));
        Event.Change change = event.change();
        if (change != null && change.value() != null && json.path("change") instanceof ObjectNode detail) {
            detail.set(change.member(), object(change.value(), "change", change.member()));
        }
        if (!selection.isEmpty()) {
            json.retain(selection.names());
            if (json.path("change") instanceof ObjectNode detail
                    && !selection.member("change").isEmpty()) {
                detail.retain(selection.member("change").names());
            }
        }
        return json;
    }

    private JsonNode object(Event.@Nullable Ref ref, String... path) {
        if (ref == null) {
            return NullNode.getInstance();
        }
        Selection wanted = selection;
        for (String name : path) {
            wanted = wanted.member(name);
        }
        Selection asked = wanted;
        return work.resources()
                .find(ref.gid())
                .map(known -> asked.isEmpty() ? view.compact(known) : view.select(known, asked))
                .orElseGet(() -> gone(ref));
    }

    /// What was deleted has a gid and a type left.
    private static ObjectNode gone(Event.Ref ref) {
        ObjectNode json = Json.object().put("gid", ref.gid()).put("resource_type", ref.type());
        if (ref.subtype() != null) {
            json.set("resource_subtype", TextNode.valueOf(ref.subtype()));
        }
        return json;
    }
}
