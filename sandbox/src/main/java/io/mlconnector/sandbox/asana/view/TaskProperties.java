package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Dependencies;
import io.mlconnector.sandbox.asana.model.Effort;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;

/// What tasks show.
final class TaskProperties {
    private TaskProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(
                properties,
                "name",
                "resource_subtype",
                "notes",
                "completed",
                "completed_at",
                "due_on",
                "due_at",
                "start_on",
                "start_at",
                "created_at",
                "modified_at");
        properties.put("html_notes", stored("html_notes").onRequest());
        properties.put("approval_status", computed(task -> task.get("approval_status")));
        refers(properties, "assignee", "completed_by", "parent", "workspace");
        properties.put("created_by", reference("created_by").onRequest());
        properties.put(
                "assignee_status",
                computed(task -> TextNode.valueOf(
                        task.findText("assignee_status") == null ? "inbox" : task.text("assignee_status"))));
        for (String never : List.of("assigned_by", "assignee_section", "custom_type", "custom_type_status_option")) {
            properties.put(never, constant(null).onRequest());
        }
        properties.put("is_rendered_as_separator", constant(BooleanNode.FALSE).onRequest());
        properties.put("followers", references((view, task) -> view.resources().resolve(task.texts("followers"))));
        properties.put("projects", references((view, task) -> view.resources().resolve(task.projects())));
        properties.put("memberships", new Property(false, TaskProperties::memberships));
        properties.put("custom_fields", viewed(FieldRecords::of));
        properties.put("external", viewed(TaskProperties::external));
        properties.put("tags", references((view, task) -> view.resources().resolve(task.texts("tags"))));
        ProjectProperties.likes(properties);
        properties.put("actual_time_minutes", viewed(TaskProperties::minutes));
        properties.put(
                "dependencies",
                references((view, task) -> Dependencies.of(view.resources(), task))
                        .onRequest());
        properties.put(
                "dependents",
                references((view, task) -> Dependencies.dependentsOf(view.resources(), task))
                        .onRequest());
        properties.put(
                "num_subtasks",
                viewed((view, task) -> IntNode.valueOf(view.resources()
                                .under(IndexKeys.subtasksOf(task.gid()))
                                .size()))
                        .onRequest());
        properties.put("permalink_url", viewed((view, task) -> TextNode.valueOf(permalink(view, task))));
    }

    static void addTagTo(Map<String, Property> properties) {
        stores(properties, "name", "color", "notes", "created_at");
        refers(properties, "workspace");
        properties.put("followers", constant(Json.array()));
        properties.put(
                "permalink_url", viewed((view, tag) -> TextNode.valueOf(view.baseUrl() + "/0/" + tag.gid() + "/list")));
    }

    /// Null where nobody has entered any time.
    private static JsonNode minutes(View view, Resource task) {
        return Effort.entriesOf(view.resources(), task.gid()).isEmpty()
                ? NullNode.getInstance()
                : LongNode.valueOf(Effort.minutesOn(view.resources(), task.gid()));
    }

    private static String permalink(View view, Resource task) {
        String project = task.projects().stream().findFirst().orElse("0");
        return view.baseUrl() + "/0/" + project + "/" + task.gid();
    }

    private static JsonNode memberships(View view, Resource task, Selection selection) {
        ArrayNode array = Json.array();
        for (JsonNode membership : task.get("memberships")) {
            ObjectNode shown = array.addObject();
            for (String end : List.of("project", "section")) {
                if (selection.isEmpty() || selection.names().contains(end)) {
                    shown.set(end, view.nested(membership.path(end).textValue(), selection.member(end)));
                }
            }
        }
        return array;
    }

    /// Private to the app that wrote it; a token stands for an app here.
    private static JsonNode external(View view, Resource task) {
        JsonNode external = task.get("external");
        if (!external.path("by").asText().equals(view.app())) {
            return MissingNode.getInstance();
        }
        ObjectNode shown = Json.object();
        for (String part : List.of("gid", "data")) {
            if (external.hasNonNull(part)) {
                shown.set(part, external.path(part));
            }
        }
        return shown;
    }
}
