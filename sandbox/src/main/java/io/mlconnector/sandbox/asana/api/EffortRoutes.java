package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Effort;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;
import java.util.stream.Stream;

/// Time that people have entered on tasks, and the budgets of projects. Paid for, both.
final class EffortRoutes {
    private static final String BUDGETS = "Budgets";
    private static final String TIME = "Time tracking";

    private EffortRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "tasks/*/time_tracking_entries",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                Effort.entriesOf(
                                        work.resources(),
                                        TaskRoutes.task(ask, work).gid()),
                                paging))
                .add("POST", "tasks/*/time_tracking_entries", (ask, work, view) -> {
                    ProjectRoutes.paid(work, TIME);
                    return Reply.created(ask, view, Effort.enter(work, TaskRoutes.task(ask, work), ask.data()));
                })
                .add("GET", "time_tracking_entries", (ask, work, view) -> {
                    ProjectRoutes.paid(work, TIME);
                    return Reply.page(ask, view, entries(ask, work), paging);
                })
                .add("GET", "time_tracking_entries/*", (ask, work, view) -> Reply.read(ask, view, entry(ask, work)))
                .add(
                        "PUT",
                        "time_tracking_entries/*",
                        (ask, work, view) -> Reply.read(ask, view, Effort.change(work, entry(ask, work), ask.data())))
                .add("DELETE", "time_tracking_entries/*", (ask, work, _) -> {
                    work.resources().delete(entry(ask, work).gid());
                    return Reply.done();
                });
        addBudgets(routes, paging);
    }

    private static void addBudgets(Routes routes, Paging paging) {
        routes.add("GET", "budgets", (ask, work, view) -> {
                    ProjectRoutes.paid(work, BUDGETS);
                    String project = work.inBody(Type.PROJECT, "parent", ask.need("parent"))
                            .gid();
                    return Reply.page(ask, view, work.resources().under(IndexKeys.of(Type.BUDGET, project)), paging);
                })
                .add("POST", "budgets", (ask, work, view) -> {
                    ProjectRoutes.paid(work, BUDGETS);
                    return Reply.created(ask, view, Effort.budget(work, ask.data()));
                })
                .add("GET", "budgets/*", (ask, work, view) -> Reply.read(ask, view, budget(ask, work)))
                .add(
                        "PUT",
                        "budgets/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, Effort.changeBudget(work, budget(ask, work), ask.data())))
                .add("DELETE", "budgets/*", (ask, work, _) -> {
                    work.resources().delete(budget(ask, work).gid());
                    return Reply.done();
                });
    }

    /// Of one task or of all tasks of one project, by day where days are given.
    private static List<Resource> entries(Ask ask, Work work) {
        String task = ask.find("task");
        String project = ask.find("attributable_to");
        Stream<Resource> found;
        if (task != null) {
            found = Effort.entriesOf(
                    work.resources(), work.inBody(Type.TASK, "task", task).gid())
                    .stream();
        } else if (project != null) {
            work.inBody(Type.PROJECT, "attributable_to", project);
            found = work.resources().all(Type.TIME_TRACKING_ENTRY).stream()
                    .filter(entry -> entry.text("attributable_to").equals(project));
        } else {
            String user = ask.find("user");
            String gid = user == null ? null : work.user("user", user).gid();
            work.inBody(Type.WORKSPACE, "workspace", ask.need("workspace"));
            found = work.resources().all(Type.TIME_TRACKING_ENTRY).stream()
                    .filter(entry -> gid == null || entry.text("created_by").equals(gid));
        }
        String from = ask.query().getOrDefault("entered_on_start_date", "");
        String to = ask.query().getOrDefault("entered_on_end_date", "9999-12-31");
        return found.filter(entry -> entry.text("entered_on").compareTo(from) >= 0
                        && entry.text("entered_on").compareTo(to) <= 0)
                .toList();
    }

    private static Resource entry(Ask ask, Work work) {
        return work.inPath(Type.TIME_TRACKING_ENTRY, ask.part(1));
    }

    private static Resource budget(Ask ask, Work work) {
        ProjectRoutes.paid(work, BUDGETS);
        return work.inPath(Type.BUDGET, ask.part(1));
    }
}
