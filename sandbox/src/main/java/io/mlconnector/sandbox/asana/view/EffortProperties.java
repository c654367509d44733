package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.Effort;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.http.Json;
import java.util.Map;

/// What time entries and budgets show. Minutes and money: a budget is of the one or the other.
final class EffortProperties {
    private EffortProperties() {}

    static void addEntryTo(Map<String, Property> properties) {
        stores(properties, "duration_minutes", "entered_on", "created_at", "approval_status", "billable_status");
        refers(properties, "created_by", "task");
        properties.put("attributable_to", Property.presentReference("attributable_to"));
        properties.put("description", viewed((_, entry) -> {
            String text = entry.findText("description");
            return text == null ? MissingNode.getInstance() : TextNode.valueOf(text);
        }));
        properties.put("categories", constant(Json.array()));
    }

    static void addBudgetTo(Map<String, Property> properties) {
        stores(properties, "budget_type");
        refers(properties, "parent");
        properties.put("total", viewed((view, budget) -> total(budget)));
        properties.put("estimate", viewed((view, budget) -> computedPart(budget, "estimate", LongNode.valueOf(0))));
        properties.put(
                "actual",
                viewed((view, budget) -> computedPart(
                        budget,
                        "actual",
                        budget.text("budget_type").equals("time")
                                ? LongNode.valueOf(Effort.minutesIn(view.resources(), budget.text("parent")))
                                : LongNode.valueOf(0))));
    }

    private static JsonNode total(Resource budget) {
        JsonNode stored = budget.get("totals").path(budget.text("budget_type"));
        ObjectNode total = Json.object();
        total.put("enabled", stored.path("enabled").asBoolean(false));
        if (stored.path("value").isNumber()) {
            total.set("value", stored.path("value"));
        }
        return total.put("units", units(budget));
    }

    private static JsonNode computedPart(Resource budget, String part, JsonNode value) {
        ObjectNode shown = budget.get(part) instanceof ObjectNode stored ? stored.deepCopy() : Json.object();
        shown.set("value", value);
        return shown.put("units", units(budget));
    }

    private static String units(Resource budget) {
        return budget.text("budget_type").equals("time") ? "minutes" : Effort.CURRENCY;
    }
}
