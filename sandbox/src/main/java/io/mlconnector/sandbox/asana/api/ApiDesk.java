package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.auth.Caller;
import io.mlconnector.sandbox.asana.limits.Cost;
import io.mlconnector.sandbox.asana.limits.Demand;
import io.mlconnector.sandbox.asana.limits.Entry;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Everything below `/api/1.0`. A request is routed first and authenticated then, as at Asana.
public final class ApiDesk {
    public static final String PATH = "/api/1.0";
    private static final int BASE_PARTS = 2;

    private final World world;
    private final ApiParts parts;
    private final Clock clock;
    private final Routes routes;
    private final Batch batch;

    /// @param apiUrl where clients find it, with [#PATH]
    public ApiDesk(World world, Function<Work, View> views, ApiParts parts, Clock clock, String apiUrl) {
        this.world = world;
        this.parts = parts;
        this.clock = clock;
        this.routes = new Routes(world, views);
        Paging paging = new Paging(clock, apiUrl, parts.pages()::get);
        PeopleRoutes.addTo(routes, paging);
        TeamRoutes.addTo(routes, paging);
        ProjectRoutes.addTo(routes, paging);
        PortfolioRoutes.addTo(routes, paging);
        FieldRoutes.addTo(routes, paging);
        TaskRoutes.addTo(routes, paging);
        StoryRoutes.addTo(routes, paging);
        EffortRoutes.addTo(routes, paging);
        SearchRoutes.addTo(routes, parts.index());
        WebhookRoutes.addTo(routes, paging, world, views, parts.webhooks());
        EventRoutes.addTo(routes, parts.events());
        this.batch = new Batch(routes, this::run);
        routes.addOutside("POST", "batch", batch::answer);
    }

    /// Everything that is served.
    public List<RouteName> routes() {
        return routes.names();
    }

    public Answer handle(Call call) {
        List<String> segments = call.segments();
        List<String> path = segments.size() > BASE_PARTS ? segments.subList(BASE_PARTS, segments.size()) : List.of();
        Reply reply;
        try {
            reply = answer(call, path);
        } catch (Refusal e) {
            reply = Reply.refused(e);
        }
        parts.meter().count(clock.instant(), call.method(), path, reply.status());
        Answer answer = isPretty(call)
                ? Answer.of(
                        reply.status(),
                        "application/json;charset=UTF-8",
                        reply.body().toPrettyString())
                : Answer.json(reply.status(), reply.body());
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            if (!header.getKey().equals(Deprecations.HEADER) || !hasDecided(call)) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }

    private Reply answer(Call call, List<String> path) {
        Function<Ask, Reply> endpoint =
                routes.find(call.method(), path).orElseThrow(() -> Refusal.notFound("No matching route for request"));
        Caller caller = parts.gate().enter(call.header("authorization"));
        Body body = Body.of(call);
        Map<String, String> query = new LinkedHashMap<>(body.options());
        call.query().forEach((name, values) -> query.put(name, values.getFirst()));
        Ask ask = new Ask(call.method(), path, query, body.data(), caller, body.upload());
        boolean isBatch = path.equals(List.of("batch"));
        Demand demand = isBatch ? batch.demand(ask) : ask.demand();
        String token = String.valueOf(call.header("authorization"));
        int plan = world.switches().requestsPerMinute();
        return switch (parts.limits().enter(token, caller.user(), demand, plan)) {
            case Entry.Refused refused ->
                Reply.error(429, "You have made too many requests recently. Please, be chill.")
                        .with("Retry-After", Long.toString(refused.retryAfter()));
            case Entry.Admitted(Entry.Visit visit) -> {
                long cost = 1;
                try {
                    Reply reply = isBatch ? endpoint.apply(ask) : run(endpoint, ask);
                    cost = Cost.of(reply.body());
                    yield reply;
                } finally {
                    visit.leave(cost);
                }
            }
        };
    }

    private Reply run(Function<Ask, Reply> endpoint, Ask ask) {
        Reply reply = endpoint.apply(ask);
        parts.writes().add(ask, reply, clock.instant());
        return reply;
    }

    private static boolean isPretty(Call call) {
        String pretty = call.query("opt_pretty");
        return pretty != null && !pretty.equals("false");
    }

    private static boolean hasDecided(Call call) {
        return Deprecations.isDecided(call.header("asana-enable"))
                || Deprecations.isDecided(call.header("asana-disable"));
    }
}
