package io.mlconnector.sandbox.asana.model;

import java.util.HashSet;
import java.util.Set;

/// Whose subscribers hear of an event. Events of tasks rise to their projects and stop there: a workspace, team or
/// portfolio subscription never hears of a task.
final class Audience {
    private Audience() {}

    static Set<String> of(Resources resources, Resource resource) {
        Set<String> gids = new HashSet<>();
        gids.add(resource.gid());
        switch (resource.type()) {
            case TASK -> addTask(resources, resource, gids);
            case STORY -> resources.find(resource.text("target")).ifPresent(task -> addTask(resources, task, gids));
            case ATTACHMENT ->
                resources.find(resource.text("parent")).ifPresent(task -> addTask(resources, task, gids));
            case SECTION -> gids.add(resource.text("project"));
            case PROJECT -> {
                gids.add(resource.text("workspace"));
                resources.under(IndexKeys.portfoliosWith(resource.gid())).forEach(each -> gids.add(each.gid()));
            }
            case PORTFOLIO -> gids.add(resource.text("workspace"));
            case STATUS_UPDATE, MEMBERSHIP -> gids.add(resource.text("parent"));
            case TEAM, WORKSPACE_MEMBERSHIP -> gids.add(resource.text("workspace"));
            case TEAM_MEMBERSHIP -> {
                gids.add(resource.text("team"));
                gids.add(resource.text("workspace"));
            }
            case WORKSPACE,
                    USER,
                    USER_TASK_LIST,
                    TAG,
                    TIME_TRACKING_ENTRY,
                    BUDGET,
                    JOB,
                    CUSTOM_FIELD,
                    CUSTOM_FIELD_SETTING,
                    WEBHOOK -> {}
        }
        return gids;
    }

    /// A subtask is in no project of its own, yet the project of its parent hears of it.
    private static void addTask(Resources resources, Resource task, Set<String> gids) {
        gids.add(task.gid());
        gids.addAll(task.projects());
        String assignee = task.findText("assignee");
        if (assignee != null) {
            resources.under(IndexKeys.of(Type.USER_TASK_LIST, assignee)).forEach(list -> gids.add(list.gid()));
        }
        String parent = task.findText("parent");
        if (parent != null && !gids.contains(parent)) {
            resources.find(parent).ifPresent(above -> addTask(resources, above, gids));
        }
    }
}
