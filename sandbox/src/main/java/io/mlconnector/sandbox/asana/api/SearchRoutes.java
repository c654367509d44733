package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.search.Criteria;
import io.mlconnector.sandbox.asana.search.SearchIndex;
import io.mlconnector.sandbox.asana.view.Selection;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The searches of a paid plan. No pages: who wants more than a hundred moves `created_at.before` on by himself.
final class SearchRoutes {
    private static final int MAX_FOUND = 100;
    private static final Set<String> ORDERS =
            Set.of("due_date", "created_at", "completed_at", "likes", "modified_at", "relevance");

    private SearchRoutes() {}

    static void addTo(Routes routes, SearchIndex index) {
        routes.add("GET", "workspaces/*/tasks/search", (ask, work, view) -> search(ask, work, view, index, Type.TASK))
                .add(
                        "GET",
                        "workspaces/*/projects/search",
                        (ask, work, view) -> search(ask, work, view, index, Type.PROJECT));
    }

    private static Reply search(Ask ask, Work work, View view, SearchIndex index, Type type) {
        ProjectRoutes.paid(work, "Advanced search");
        work.inPath(Type.WORKSPACE, ask.part(1));
        List<Resource> found = index.all(work, type).stream()
                .filter(Criteria.of(work, ask.query()))
                .sorted(order(ask))
                .limit(limit(ask))
                .toList();
        Selection selection = ask.selection();
        ArrayNode data = Json.array();
        found.forEach(each -> data.add(selection.isEmpty() ? view.listed(each) : view.select(each, selection)));
        return Reply.data(200, data);
    }

    private static Comparator<Resource> order(Ask ask) {
        String by = ask.query().getOrDefault("sort_by", "modified_at");
        if (!ORDERS.contains(by)) {
            throw Refusal.badRequest("sort_by: Not one of the valid values: " + by);
        }
        String field = switch (by) {
            case "due_date" -> "due_on";
            case "likes", "relevance" -> "modified_at";
            default -> by;
        };
        Comparator<Resource> ascending = Comparator.comparing(each -> each.text(field));
        return "true".equals(ask.find("sort_ascending")) ? ascending : ascending.reversed();
    }

    private static int limit(Ask ask) {
        String given = ask.find("limit");
        return given == null ? MAX_FOUND : Paging.limit(given);
    }
}
