package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What projects, their sections, members and status updates show.
final class ProjectProperties {
    private ProjectProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(
                properties,
                "name",
                "notes",
                "archived",
                "color",
                "icon",
                "default_view",
                "due_on",
                "start_on",
                "created_at",
                "modified_at",
                "privacy_setting",
                "default_access_level",
                "minimum_access_level_for_customization",
                "minimum_access_level_for_sharing");
        properties.put("html_notes", stored("html_notes").onRequest());
        properties.put("due_date", stored("due_on"));
        properties.put(
                "public",
                computed(project ->
                        BooleanNode.valueOf(project.text("privacy_setting").equals("public_to_workspace"))));
        PeopleProperties.flags(properties, "completed");
        stores(properties, "completed_at");
        refers(properties, "owner", "workspace", "completed_by");
        properties.put("team", Property.presentReference("team"));
        properties.put("members", references((view, project) -> members(view, project)));
        properties.put(
                "followers", references((view, project) -> view.resources().resolve(project.texts("followers"))));
        properties.put("current_status", latestStatus());
        properties.put("current_status_update", latestStatus());
        properties.put("project_brief", constant(null).onRequest());
        properties.put("created_from_template", constant(null).onRequest());
        properties.put("custom_fields", viewed(FieldRecords::of));
        properties.put("custom_field_settings", Properties.settings());
        properties.put(
                "permalink_url",
                viewed((view, project) -> TextNode.valueOf(view.baseUrl() + "/0/" + project.gid() + "/list")));
    }

    static void addSectionTo(Map<String, Property> properties) {
        stores(properties, "name", "created_at");
        refers(properties, "project");
        properties.put(
                "projects", references((view, section) -> view.resources().resolve(List.of(section.text("project")))));
    }

    static void addMembershipTo(Map<String, Property> properties) {
        stores(properties, "resource_subtype", "access_level");
        refers(properties, "parent", "member");
        properties.put("project", reference("parent"));
        properties.put("user", reference("member"));
        properties.put(
                "write_access",
                computed(membership -> TextNode.valueOf(
                        List.of("commenter", "viewer").contains(membership.text("access_level"))
                                ? "comment_only"
                                : "full_write")));
    }

    static void addStatusUpdateTo(Map<String, Property> properties) {
        stores(properties, "title", "resource_subtype", "text", "status_type", "created_at", "modified_at");
        properties.put("html_text", stored("html_text").onRequest());
        properties.put("author", reference("created_by"));
        refers(properties, "created_by", "parent");
        properties.put("color", stored("color").onRequest());
        likes(properties);
    }

    /// Nobody likes anything here.
    static void likes(Map<String, Property> properties) {
        for (String word : List.of("liked", "hearted")) {
            properties.put(word, constant(BooleanNode.FALSE));
        }
        for (String word : List.of("likes", "hearts", "reaction_summary")) {
            properties.put(word, constant(Json.array()));
        }
        for (String word : List.of("num_likes", "num_hearts")) {
            properties.put(word, constant(IntNode.valueOf(0)));
        }
    }

    private static List<Resource> members(View view, Resource project) {
        return view.resources()
                .resolve(view.resources().under(IndexKeys.of(Type.MEMBERSHIP, project.gid())).stream()
                        .map(membership -> membership.text("member"))
                        .toList());
    }

    static Property latestStatus() {
        return new Property(false, (view, project, selection) -> view.nested(latest(view, project), selection));
    }

    private static @Nullable String latest(View view, Resource project) {
        List<Resource> updates = view.resources().under(IndexKeys.of(Type.STATUS_UPDATE, project.gid()));
        return updates.isEmpty() ? null : updates.getLast().gid();
    }
}
