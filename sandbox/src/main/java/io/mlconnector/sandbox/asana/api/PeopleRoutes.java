package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Users, workspaces and the search by first letters.
final class PeopleRoutes {
    private static final int MAX_SUGGESTIONS = 100;

    private PeopleRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "users",
                        (ask, work, view) ->
                                Reply.page(ask, view, work.resources().all(Type.USER), paging))
                .add("GET", "users/*", (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.USER, ask.part(1))))
                .add("GET", "workspaces", (ask, work, view) -> Reply.page(ask, view, List.of(work.workspace()), paging))
                .add(
                        "GET",
                        "workspaces/*",
                        (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.WORKSPACE, ask.part(1))))
                .add("GET", "workspaces/*/users", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    return Reply.page(ask, view, work.resources().all(Type.USER), paging);
                })
                .add("GET", "workspaces/*/typeahead", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    String wanted = ask.query().getOrDefault("query", "").toLowerCase(Locale.ROOT);
                    List<Resource> found = work.resources().all(type(ask.need("resource_type"))).stream()
                            .filter(each ->
                                    each.text("name").toLowerCase(Locale.ROOT).contains(wanted))
                            .limit(count(ask))
                            .toList();
                    return Reply.page(ask, view, found, paging);
                });
    }

    private static Type type(String given) {
        return Arrays.stream(new Type[] {Type.CUSTOM_FIELD, Type.PORTFOLIO, Type.PROJECT, Type.TASK, Type.USER})
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
