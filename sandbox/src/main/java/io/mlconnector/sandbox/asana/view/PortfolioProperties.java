package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.http.Json;
import java.util.Map;

/// What portfolios show.
final class PortfolioProperties {
    private PortfolioProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(properties, "name", "color", "created_at", "start_on", "due_on", "default_access_level");
        refers(properties, "owner", "workspace", "created_by");
        PeopleProperties.flags(properties, "public");
        properties.put(
                "members", references((view, portfolio) -> view.resources().resolve(portfolio.texts("members"))));
        properties.put("custom_fields", viewed(FieldRecords::of));
        properties.put("custom_field_settings", Properties.settings());
        properties.put("current_status_update", ProjectProperties.latestStatus());
        properties.put("archived", constant(BooleanNode.FALSE).onRequest());
        properties.put(
                "privacy_setting",
                computed(
                        portfolio -> TextNode.valueOf(portfolio.flag("public") ? "public_to_domain" : "members_only")));
        properties.put("project_templates", constant(Json.array()));
        properties.put(
                "permalink_url",
                viewed((view, portfolio) ->
                        TextNode.valueOf(view.baseUrl() + "/0/portfolio/" + portfolio.gid() + "/list")));
    }
}
