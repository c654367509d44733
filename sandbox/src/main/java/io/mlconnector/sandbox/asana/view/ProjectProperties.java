package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Type;
import java.util.List;
import java.util.Map;

/// What projects and the portfolios around them show.
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
                "privacy_setting");
        properties.put("html_notes", stored("html_notes").onRequest());
        properties.put("due_date", stored("due_on"));
        properties.put("public", constant(BooleanNode.TRUE));
        properties.put("completed", constant(BooleanNode.FALSE));
        for (String never :
                List.of("completed_at", "completed_by", "team", "current_status", "current_status_update")) {
            properties.put(never, constant(null));
        }
        refers(properties, "owner", "workspace");
        everybody(properties, "members", "followers");
        properties.put("custom_fields", viewed((view, project) -> FieldRecords.of(view, project)));
        properties.put("custom_field_settings", Properties.settings());
        properties.put(
                "permalink_url",
                viewed((view, project) -> TextNode.valueOf(view.baseUrl() + "/0/" + project.gid() + "/list")));
    }

    static void addPortfolioTo(Map<String, Property> properties) {
        stores(properties, "name", "color", "created_at", "public");
        refers(properties, "owner", "workspace", "created_by");
        everybody(properties, "members");
        properties.put("custom_field_settings", Properties.settings());
        properties.put("archived", constant(BooleanNode.FALSE));
        properties.put(
                "permalink_url",
                viewed((view, portfolio) ->
                        TextNode.valueOf(view.baseUrl() + "/0/portfolio/" + portfolio.gid() + "/list")));
    }

    private static void everybody(Map<String, Property> properties, String... fields) {
        for (String field : fields) {
            properties.put(field, references((view, _) -> view.resources().all(Type.USER)));
        }
    }
}
