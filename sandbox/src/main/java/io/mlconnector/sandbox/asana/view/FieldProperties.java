package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.stored;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Resource;
import java.util.List;
import java.util.Map;

/// What definitions of custom fields show, and their settings on projects and portfolios.
final class FieldProperties {
    private FieldProperties() {}

    static void addTo(Map<String, Property> properties) {
        stores(properties, "name", "resource_subtype", "type");
        PeopleProperties.flags(properties, "is_global_to_workspace", "has_notifications_enabled");
        for (String field : List.of(
                "precision",
                "format",
                "currency_code",
                "custom_label",
                "custom_label_position",
                "enum_options",
                "input_restrictions")) {
            properties.put(field, computed(resource -> resource.get(field)));
        }
        properties.put("description", stored("description").onRequest());
        properties.put("representation_type", computed(field -> TextNode.valueOf(representation(field))));
        properties.put(
                "is_formula_field",
                computed(field -> BooleanNode.valueOf(representation(field).equals("formula"))));
        properties.put(
                "is_value_read_only",
                computed(field ->
                        BooleanNode.valueOf(List.of("formula", "custom_id").contains(representation(field)))));
        properties.put("id_prefix", stored("id_prefix"));
        properties.put("asana_created_field", constant(null));
        properties.put("privacy_setting", textOr("privacy_setting", "public"));
        properties.put("default_access_level", textOr("default_access_level", "editor"));
        refers(properties, "created_by");
    }

    static String representation(Resource field) {
        String special = field.findText("representation_type");
        return special == null ? field.text("resource_subtype") : special;
    }

    private static Property textOr(String name, String otherwise) {
        return computed(field -> {
            String text = field.findText(name);
            return TextNode.valueOf(text == null ? otherwise : text);
        });
    }

    static void addSettingTo(Map<String, Property> properties) {
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
}
