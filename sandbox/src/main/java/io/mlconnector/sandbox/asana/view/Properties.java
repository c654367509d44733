package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Json;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The properties of each kind of resource: <https://developers.asana.com/reference/rest-api-reference>.
final class Properties {
    private static final Map<Type, Map<String, Property>> BY_TYPE = new EnumMap<>(Type.class);

    static {
        for (Type type : Type.values()) {
            Map<String, Property> properties = new LinkedHashMap<>();
            properties.put("resource_type", constant(TextNode.valueOf(type.wireName())));
            switch (type) {
                case WORKSPACE -> workspace(properties);
                case USER -> user(properties);
                case PROJECT -> ProjectProperties.addTo(properties);
                case SECTION -> section(properties);
                case PORTFOLIO -> ProjectProperties.addPortfolioTo(properties);
                case CUSTOM_FIELD -> customField(properties);
                case CUSTOM_FIELD_SETTING -> setting(properties);
                case TASK -> TaskProperties.addTo(properties);
                case STORY -> story(properties);
                case ATTACHMENT -> attachment(properties);
                case WEBHOOK -> webhook(properties);
            }
            BY_TYPE.put(type, properties);
        }
    }

    private Properties() {}

    static Map<String, Property> of(Type type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }

    static void stores(Map<String, Property> properties, String... fields) {
        for (String field : fields) {
            properties.put(field, stored(field));
        }
    }

    static void refers(Map<String, Property> properties, String... fields) {
        for (String field : fields) {
            properties.put(field, reference(field));
        }
    }

    private static void workspace(Map<String, Property> properties) {
        stores(properties, "name");
        properties.put("email_domains", constant(Json.array()));
        properties.put("is_organization", constant(BooleanNode.FALSE));
    }

    private static void user(Map<String, Property> properties) {
        stores(properties, "name", "email");
        properties.put("photo", constant(null));
        properties.put("workspaces", references((view, _) -> List.of(view.workspace())));
    }

    private static void section(Map<String, Property> properties) {
        stores(properties, "name", "created_at");
        refers(properties, "project");
    }

    private static void customField(Map<String, Property> properties) {
        stores(properties, "name", "resource_subtype", "type", "is_global_to_workspace", "has_notifications_enabled");
        for (String field : List.of("precision", "format", "currency_code", "enum_options")) {
            properties.put(field, computed(resource -> resource.get(field)));
        }
        properties.put("description", stored("description").onRequest());
        properties.put("representation_type", stored("resource_subtype"));
        properties.put("is_formula_field", constant(BooleanNode.FALSE));
        properties.put("is_value_read_only", constant(BooleanNode.FALSE));
        properties.put("id_prefix", constant(null));
        properties.put("privacy_setting", constant(TextNode.valueOf("public")));
        properties.put("default_access_level", constant(TextNode.valueOf("editor")));
        refers(properties, "created_by");
    }

    private static void setting(Map<String, Property> properties) {
        stores(properties, "is_important");
        refers(properties, "parent");
        properties.put("project", reference("parent"));
        properties.put("custom_field", new Property(false, (view, setting, selection) -> {
            // Settings are what a client learns the definitions from.
            var field = view.resources().find(setting.text("custom_field"));
            return selection.isCompact() && field.isPresent()
                    ? view.full(field.get())
                    : view.nested(setting.findText("custom_field"), selection);
        }));
    }

    private static void story(Map<String, Property> properties) {
        stores(properties, "resource_subtype", "type", "text", "created_at");
        properties.put("html_text", computed(story -> story.get("html_text")).onRequest());
        refers(properties, "created_by", "target");
        for (String flag : List.of("is_pinned", "is_edited")) {
            properties.put(flag, computed(story -> BooleanNode.valueOf(story.flag(flag))));
        }
        properties.put("source", constant(TextNode.valueOf("api")));
    }

    private static void attachment(Map<String, Property> properties) {
        stores(properties, "name", "resource_subtype", "created_at");
        properties.put("host", stored("resource_subtype"));
        properties.put("view_url", stored("url"));
        properties.put("permanent_url", stored("url"));
        properties.put("download_url", constant(null));
        refers(properties, "parent");
    }

    private static void webhook(Map<String, Property> properties) {
        stores(properties, "active", "target", "created_at", "filters");
        refers(properties, "resource");
        for (String field : List.of(
                "last_success_at",
                "last_failure_at",
                "last_failure_content",
                "delivery_retry_count",
                "next_attempt_after",
                "failure_deletion_timestamp")) {
            properties.put(field, viewed((view, webhook) -> view.health(webhook).path(field)));
        }
    }

    static Property settings() {
        return references((view, holder) -> view.resources().under(IndexKeys.settingsOf(holder.gid())));
    }
}
