package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Portfolios: named sets of projects whose custom fields give those projects values.
public final class Portfolios {
    private static final int MAX_ITEMS = 1_500;
    private static final String MEMBER = "items";
    /// Unlike a project, a portfolio always has a color; which one Asana begins with is not documented.
    private static final String DEFAULT_COLOR = "light-green";

    private Portfolios() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        String workspace = input.gid("workspace");
        work.inBody(Type.WORKSPACE, "workspace", workspace);
        String name = input.text("name");
        Resource portfolio = work.resources().create(Type.PORTFOLIO, state -> {
            state.put("name", name)
                    .put("color", DEFAULT_COLOR)
                    .put("public", false)
                    .put("default_access_level", "viewer")
                    .put("workspace", workspace)
                    .put("owner", work.actor().gid())
                    .put("created_by", work.actor().gid())
                    .put("created_at", work.time());
            state.putArray(MEMBER);
            state.putArray("members").add(work.actor().gid());
            apply(input, state);
        });
        work.added(portfolio, work.workspace());
        return portfolio;
    }

    public static Resource update(Work work, Resource portfolio, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("workspace", "owner");
        Resource changed = portfolio.with(state -> {
            if (input.has("name")) {
                state.put("name", input.text("name"));
            }
            apply(input, state);
        });
        work.resources().save(changed);
        return changed;
    }

    private static void apply(Input input, ObjectNode state) {
        if (input.has("color")) {
            String color = Colors.checked(input.findText("color"));
            state.put("color", color == null || color.equals("none") ? DEFAULT_COLOR : color);
        }
        Boolean open = input.findFlag("public");
        if (open != null) {
            state.put("public", open);
        }
        for (String field : List.of("due_on", "start_on")) {
            if (input.has(field)) {
                String day = input.findText(field);
                state.put(field, day == null ? null : Times.day(field, day));
            }
        }
        String level = input.findText("default_access_level");
        if (level != null) {
            state.put(
                    "default_access_level",
                    Input.choice("default_access_level", level, Set.of("admin", "editor", "viewer")));
        }
    }

    public static void delete(Work work, Resource portfolio) {
        Resources resources = work.resources();
        work.deleted(portfolio);
        resources.under(IndexKeys.settingsOf(portfolio.gid())).forEach(setting -> resources.delete(setting.gid()));
        resources.delete(portfolio.gid());
    }

    public static void addItem(Work work, Resource portfolio, ObjectNode data) {
        Resource project = work.inBody(Type.PROJECT, "item", new Input(data).gid("item"));
        List<String> items = new ArrayList<>(portfolio.texts(MEMBER));
        if (items.contains(project.gid())) {
            return;
        }
        if (items.size() >= MAX_ITEMS) {
            throw Refusal.badRequest("item: A portfolio can have at most " + MAX_ITEMS + " items");
        }
        items.add(project.gid());
        save(work, portfolio, items);
        work.added(project, portfolio);
        if (work.switches().projectValueEvents()) {
            work.changed(project, "portfolios", null);
        }
    }

    public static void removeItem(Work work, Resource portfolio, ObjectNode data) {
        Resource project = work.inBody(Type.PROJECT, "item", new Input(data).gid("item"));
        if (portfolio.texts(MEMBER).contains(project.gid())) {
            take(work, portfolio, project.gid());
            work.removed(project, portfolio);
        }
    }

    static void take(Work work, Resource portfolio, String projectGid) {
        List<String> items = new ArrayList<>(portfolio.texts(MEMBER));
        items.remove(projectGid);
        save(work, portfolio, items);
    }

    private static void save(Work work, Resource portfolio, List<String> items) {
        work.resources().save(portfolio.with(state -> items.forEach(state.putArray(MEMBER)::add)));
    }
}
