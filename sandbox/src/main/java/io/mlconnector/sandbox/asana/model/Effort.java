package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// Time tracking entries and budgets. A time budget counts minutes, a cost budget the money of the whole domain.
public final class Effort {
    /// Of the domain; a project has none of its own.
    public static final String CURRENCY = "USD";

    private static final Set<String> BILLABLE = Set.of("billable", "nonBillable", "notApplicable");
    private static final Set<String> BUDGET_FILTERS = Set.of("billable", "non_billable", "any");
    private static final Set<String> SOURCES = Set.of("none", "tasks", "capacity_plans");

    private Effort() {}

    public static Resource enter(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        return work.resources().create(Type.TIME_TRACKING_ENTRY, state -> {
            if (!input.has("duration_minutes")) {
                throw Refusal.missing("duration_minutes");
            }
            state.put("task", task.gid())
                    .put("entered_on", work.time().substring(0, 10))
                    .put("created_by", work.actor().gid())
                    .put("created_at", work.time())
                    .put("approval_status", "DRAFT")
                    .put("billable_status", "notApplicable");
            apply(work, input, state);
        });
    }

    public static Resource change(Work work, Resource entry, ObjectNode data) {
        Resource changed = entry.with(state -> apply(work, new Input(data), state));
        work.resources().save(changed);
        return changed;
    }

    private static void apply(Work work, Input input, ObjectNode state) {
        if (input.has("duration_minutes")) {
            JsonNode minutes = input.get("duration_minutes");
            if (!minutes.isIntegralNumber() || minutes.longValue() < 1) {
                throw Refusal.badRequest("duration_minutes: Must be a positive whole number: " + minutes);
            }
            state.set("duration_minutes", minutes);
        }
        if (input.has("entered_on")) {
            state.put("entered_on", Times.day("entered_on", input.text("entered_on")));
        }
        String billable = input.findText("billable_status");
        if (billable != null) {
            state.put("billable_status", Input.choice("billable_status", billable, BILLABLE));
        }
        if (input.has("description")) {
            state.put("description", input.findText("description"));
        }
        String project = input.findGid("attributable_to");
        if (project != null) {
            work.inBody(Type.PROJECT, "attributable_to", project);
            state.put("attributable_to", project);
        }
    }

    public static List<Resource> entriesOf(Resources resources, String taskGid) {
        return resources.under(IndexKeys.of(Type.TIME_TRACKING_ENTRY, taskGid));
    }

    public static long minutesOn(Resources resources, String taskGid) {
        return entriesOf(resources, taskGid).stream()
                .mapToLong(entry -> entry.get("duration_minutes").asLong())
                .sum();
    }

    public static long minutesIn(Resources resources, String projectGid) {
        return resources.under(IndexKeys.tasksIn(projectGid)).stream()
                .mapToLong(task -> minutesOn(resources, task.gid()))
                .sum();
    }

    public static Resource budget(Work work, ObjectNode data) {
        Input input = new Input(data);
        Resource project = work.inBody(Type.PROJECT, "parent", input.gid("parent"));
        if (!work.resources().under(IndexKeys.of(Type.BUDGET, project.gid())).isEmpty()) {
            throw Refusal.badRequest("parent: The project already has a budget: " + project.gid());
        }
        String type = Input.choice("budget_type", input.text("budget_type"), Set.of("cost", "time"));
        return work.resources().create(Type.BUDGET, state -> {
            state.put("parent", project.gid()).put("budget_type", type);
            state.putObject("totals");
            state.putObject("estimate")
                    .put("source", "none")
                    .put("enabled", false)
                    .put("billable_status_filter", "any");
            state.putObject("actual").put("billable_status_filter", "any");
            budgetParts(input, state);
        });
    }

    public static Resource changeBudget(Work work, Resource budget, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("parent");
        Resource changed = budget.with(state -> {
            String type = input.findText("budget_type");
            if (type != null) {
                state.put("budget_type", Input.choice("budget_type", type, Set.of("cost", "time")));
            }
            budgetParts(input, state);
        });
        work.resources().save(changed);
        return changed;
    }

    /// The total is kept for each type by itself.
    private static void budgetParts(Input input, ObjectNode state) {
        if (input.has("total")) {
            ObjectNode given = input.object("total");
            ObjectNode total = state.withObjectProperty("totals")
                    .withObjectProperty(state.path("budget_type").asText());
            Boolean enabled = new Input(given).findFlag("enabled");
            if (enabled != null) {
                total.put("enabled", enabled);
            }
            if (given.has("value")) {
                if (!given.path("value").isNumber()) {
                    throw Refusal.badRequest("total.value: Not a Number: " + given.path("value"));
                }
                total.set("value", given.path("value"));
            }
        }
        for (String part : List.of("estimate", "actual")) {
            if (input.has(part)) {
                Input given = new Input(input.object(part));
                given.forbid("value", "units");
                ObjectNode stored = state.withObjectProperty(part);
                filter(part, given, stored);
                String source = given.findText("source");
                if (source != null && part.equals("estimate")) {
                    stored.put("source", Input.choice("estimate.source", source, SOURCES));
                }
                Boolean enabled = given.findFlag("enabled");
                if (enabled != null && part.equals("estimate")) {
                    stored.put("enabled", enabled);
                }
            }
        }
    }

    private static void filter(String part, Input given, ObjectNode stored) {
        String filter = given.findText("billable_status_filter");
        if (filter != null) {
            stored.put(
                    "billable_status_filter", Input.choice(part + ".billable_status_filter", filter, BUDGET_FILTERS));
        }
    }
}
