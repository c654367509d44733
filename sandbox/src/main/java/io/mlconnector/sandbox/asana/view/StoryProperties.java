package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Downloads;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;

/// What stories and attachments show.
final class StoryProperties {
    /// Each is there only on the kinds of stories that tell of it.
    private static final List<String> DETAILS = List.of(
            "old_name",
            "new_name",
            "old_dates",
            "new_dates",
            "old_resource_subtype",
            "new_resource_subtype",
            "assignee",
            "follower",
            "old_section",
            "new_section",
            "task",
            "project",
            "tag",
            "dependency",
            "custom_field",
            "old_text_value",
            "new_text_value",
            "old_number_value",
            "new_number_value",
            "old_enum_value",
            "new_enum_value",
            "old_multi_enum_values",
            "new_multi_enum_values",
            "old_date_value",
            "new_date_value",
            "old_people_value",
            "new_people_value",
            "old_approval_status",
            "new_approval_status");

    private StoryProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(properties, "resource_subtype", "type", "text", "created_at");
        properties.put("html_text", computed(story -> story.get("html_text")).onRequest());
        refers(properties, "created_by", "target");
        for (String flag : List.of("is_pinned", "is_edited")) {
            properties.put(flag, computed(story -> BooleanNode.valueOf(story.flag(flag))));
        }
        properties.put(
                "is_editable",
                viewed((view, story) -> BooleanNode.valueOf(story.text("type").equals("comment")
                        && story.text("created_by").equals(view.actor().gid()))));
        ProjectProperties.likes(properties);
        properties.put("previews", constant(Json.array()));
        properties.put("source", constant(TextNode.valueOf("api")));
        for (String detail : DETAILS) {
            properties.put(detail, computed(story -> story.get(detail)));
        }
    }

    static void addAttachmentTo(Map<String, Property> properties) {
        stores(properties, "name", "resource_subtype", "created_at");
        properties.put("host", stored("resource_subtype"));
        refers(properties, "parent");
        properties.put("view_url", stored("url"));
        properties.put("permanent_url", stored("url"));
        properties.put(
                "size",
                computed(attachment ->
                        attachment.get("size").isNumber() ? attachment.get("size") : MissingNode.getInstance()));
        properties.put("connected_to_app", constant(BooleanNode.FALSE));
        properties.put(
                "download_url", viewed((view, attachment) -> Downloads.url(view.baseUrl(), attachment, view.now())));
    }
}
