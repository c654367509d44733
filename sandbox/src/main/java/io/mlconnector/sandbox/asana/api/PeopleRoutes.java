package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Directory;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Users, workspaces and the search by first letters.
final class PeopleRoutes {
    private static final int MAX_SUGGESTIONS = 100;
    private static final int MAX_USERS = 2_000;

    private PeopleRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "users", (ask, work, view) -> Reply.page(ask, view, asked(ask, work), paging))
                .add("GET", "users/*", (ask, work, view) -> Reply.read(ask, view, user(ask, work)))
                .add("GET", "users/*/user_task_list", (ask, work, view) -> {
                    work.inBody(Type.WORKSPACE, "workspace", ask.need("workspace"));
                    return Reply.read(
                            ask, view, own(ask, work, Type.USER_TASK_LIST).getFirst());
                })
                .add(
                        "GET",
                        "user_task_lists/*",
                        (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.USER_TASK_LIST, ask.part(1))))
                .add("GET", "workspaces", (ask, work, view) -> Reply.page(ask, view, List.of(work.workspace()), paging))
                .add("GET", "workspaces/*", (ask, work, view) -> Reply.read(ask, view, workspace(ask, work)))
                .add("GET", "workspaces/*/users", (ask, work, view) -> {
                    workspace(ask, work);
                    return Reply.page(
                            ask, view, users(work).stream().limit(MAX_USERS).toList(), paging);
                })
                .add("GET", "workspaces/*/users/*", (ask, work, view) -> {
                    workspace(ask, work);
                    return Reply.read(ask, view, work.inPath(Type.USER, ask.part(3)));
                })
                .add("GET", "workspaces/*/workspace_memberships", (ask, work, view) -> {
                    workspace(ask, work);
                    return Reply.page(ask, view, work.resources().all(Type.WORKSPACE_MEMBERSHIP), paging);
                })
                .add(
                        "GET",
                        "users/*/workspace_memberships",
                        (ask, work, view) -> Reply.page(ask, view, own(ask, work, Type.WORKSPACE_MEMBERSHIP), paging))
                .add(
                        "GET",
                        "workspace_memberships/*",
                        (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.WORKSPACE_MEMBERSHIP, ask.part(1))))
                .add("GET", "workspaces/*/typeahead", (ask, work, view) -> {
                    workspace(ask, work);
                    String wanted = ask.query().getOrDefault("query", "").toLowerCase(Locale.ROOT);
                    List<Resource> found = work.resources().all(type(ask)).stream()
                            .filter(each ->
                                    each.text("name").toLowerCase(Locale.ROOT).contains(wanted))
                            .limit(count(ask))
                            .toList();
                    return Reply.page(ask, view, found, paging);
                });
    }

    /// Sorted by id; of one team when one is named.
    private static List<Resource> asked(Ask ask, Work work) {
        String workspace = ask.find("workspace");
        if (workspace != null) {
            work.inBody(Type.WORKSPACE, "workspace", workspace);
        }
        String team = ask.find("team");
        return team == null
                ? users(work)
                : Directory.membersOf(
                        work.resources(), work.inBody(Type.TEAM, "team", team).gid());
    }

    private static List<Resource> users(Work work) {
        return work.resources().all(Type.USER).stream()
                .sorted(Comparator.<Resource>comparingInt(user -> user.gid().length())
                        .thenComparing(Resource::gid))
                .toList();
    }

    static Resource user(Ask ask, Work work) {
        return work.inPath(Type.USER, ask.part(1));
    }

    private static Resource workspace(Ask ask, Work work) {
        return work.inPath(Type.WORKSPACE, ask.part(1));
    }

    private static List<Resource> own(Ask ask, Work work, Type type) {
        return work.resources().under(IndexKeys.of(type, user(ask, work).gid()));
    }

    /// `type` is the old name of the parameter.
    private static Type type(Ask ask) {
        String old = ask.find("type");
        String given = old == null ? ask.need("resource_type") : old;
        return Arrays.stream(new Type[] {
                    Type.CUSTOM_FIELD, Type.PORTFOLIO, Type.PROJECT, Type.TAG, Type.TASK, Type.TEAM, Type.USER
                })
                .filter(type -> type.wireName().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("resource_type: Not a valid type: " + given));
    }

    private static int count(Ask ask) {
        String given = ask.query().getOrDefault("count", "20");
        if (!given.matches("[0-9]{1,3}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > MAX_SUGGESTIONS) {
            throw Refusal.badRequest("count: Must be between 1 and " + MAX_SUGGESTIONS + ", inclusive");
        }
        return Integer.parseInt(given);
    }
}
