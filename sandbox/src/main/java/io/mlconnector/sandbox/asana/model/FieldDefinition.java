package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.Set;

/// What a definition of a custom field says about its values.
final class FieldDefinition {
    private static final Set<String> FORMATS =
            Set.of("currency", "identifier", "percentage", "custom", "duration", "none");
    private static final Set<String> SIDES = Set.of("prefix", "suffix");
    private static final int MAX_PRECISION = 6;
    private static final Set<String> CURRENCIES = Set.copyOf(Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .toList());

    private FieldDefinition() {}

    static void apply(Input input, ObjectNode field) {
        if (input.has("owned_by_app")) {
            throw Refusal.forbidden("Your app is not allowed to own custom fields.");
        }
        if (input.has("description")) {
            field.put("description", input.findText("description"));
        }
        Boolean notify = input.findFlag("has_notifications_enabled");
        if (notify != null) {
            field.put("has_notifications_enabled", notify);
        }
        choice(input, field, "privacy_setting", Set.of("public_with_guests", "public", "private"));
        choice(input, field, "default_access_level", Set.of("admin", "editor", "user"));
        String subtype = field.path("resource_subtype").asText();
        if (subtype.equals("number")) {
            precision(input, field);
            format(input, field);
        }
        if (subtype.equals("reference")) {
            if (input.has("input_restrictions") || !field.has("input_restrictions")) {
                input.gids("input_restrictions").forEach(field.putArray("input_restrictions")::add);
            }
        }
    }

    private static void choice(Input input, ObjectNode field, String name, Set<String> choices) {
        String given = input.findText(name);
        if (given != null) {
            field.put(name, Input.choice(name, given, choices));
        }
    }

    private static void precision(Input input, ObjectNode field) {
        if (!input.has("precision") && field.has("precision")) {
            return;
        }
        JsonNode precision = input.get("precision");
        if (!precision.isMissingNode()
                && (!precision.isIntegralNumber()
                        || precision.intValue() < 0
                        || precision.intValue() > MAX_PRECISION)) {
            throw Refusal.badRequest("precision: Must be an integer between 0 and " + MAX_PRECISION);
        }
        field.put("precision", precision.asInt(0));
    }

    private static void format(Input input, ObjectNode field) {
        if (input.has("format") || !field.has("format")) {
            String given = input.findText("format");
            field.put("format", Input.choice("format", given == null ? "none" : given, FORMATS));
        }
        String format = field.path("format").asText();
        String currency = input.findText("currency_code");
        boolean isCurrency = format.equals("currency");
        if (currency != null && !isCurrency) {
            throw Refusal.badRequest("currency_code: Only allowed with format currency");
        }
        if (currency != null && !CURRENCIES.contains(currency)) {
            throw Refusal.badRequest("currency_code: Not an ISO 4217 currency code: " + currency);
        }
        if (currency != null || !isCurrency) {
            field.put("currency_code", currency);
        } else if (field.path("currency_code").asText("").isEmpty()) {
            throw Refusal.missing("currency_code");
        }
        String label = input.findText("custom_label");
        if (label != null && !format.equals("custom")) {
            throw Refusal.badRequest("custom_label: Only allowed with format custom");
        }
        if (input.has("custom_label") || !format.equals("custom")) {
            field.put("custom_label", label);
        }
        String side = input.findText("custom_label_position");
        if (side != null || !format.equals("custom")) {
            field.put(
                    "custom_label_position", side == null ? null : Input.choice("custom_label_position", side, SIDES));
        }
    }
}
