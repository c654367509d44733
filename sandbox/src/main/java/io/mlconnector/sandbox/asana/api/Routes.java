package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.auth.NestedFields;
import io.mlconnector.sandbox.asana.auth.Scopes;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which request goes where.
final class Routes {
    /// Answers within one piece of work.
    @FunctionalInterface
    interface Endpoint {
        Reply answer(Ask ask, Work work, View view);
    }

    private record Route(String method, List<String> pattern, Function<Ask, Reply> endpoint) {
        boolean matches(String asked, List<String> path) {
            if (!method.equals(asked) || pattern.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final World world;
    private final Function<Work, View> views;

    Routes(World world, Function<Work, View> views) {
        this.world = world;
        this.views = views;
    }

    /// `GET` only looks.
    ///
    /// @param pattern parts with slashes between, `*` for any one part
    Routes add(String method, String pattern, Endpoint endpoint) {
        return addOutside(
                method,
                pattern,
                method.equals("GET")
                        ? ask -> world.look(ask.actor(), work -> answer(endpoint, ask, work))
                        : ask -> world.as(ask.actor(), work -> answer(endpoint, ask, work)));
    }

    private Reply answer(Endpoint endpoint, Ask ask, Work work) {
        work.through(ask.caller().app());
        return endpoint.answer(ask, work, views.apply(work));
    }

    /// For what must not hold up everybody else while it waits for somebody.
    Routes addOutside(String method, String pattern, Function<Ask, Reply> endpoint) {
        Optional<String> scope = Scopes.of(method, pattern);
        routes.add(new Route(method, List.of(pattern.split("/", -1)), ask -> {
            if (!ask.caller().mayEverything()) {
                Scopes.check(ask.caller(), scope);
                Scopes.checkFields(
                        ask.caller(), NestedFields.scopes(ask.selection().paths()));
            }
            return endpoint.apply(ask);
        }));
        return this;
    }

    List<RouteName> names() {
        return routes.stream()
                .map(route -> new RouteName(route.method(), route.pattern()))
                .toList();
    }

    Optional<Function<Ask, Reply>> find(String method, List<String> path) {
        return routes.stream()
                .filter(route -> route.matches(method, path))
                .<Function<Ask, Reply>>map(Route::endpoint)
                .findFirst();
    }
}
