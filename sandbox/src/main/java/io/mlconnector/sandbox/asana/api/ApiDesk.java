package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.feed.EventLog;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.limits.Cost;
import io.mlconnector.sandbox.asana.limits.Demand;
import io.mlconnector.sandbox.asana.limits.Entry;
import io.mlconnector.sandbox.asana.limits.Limits;
import io.mlconnector.sandbox.asana.limits.Meter;
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
import java.util.Optional;
import java.util.function.Function;

/// Everything below `/api/1.0`. A request is routed first and authenticated then, as at Asana.
public final class ApiDesk {
    public static final String PATH = "/api/1.0";
    private static final int BASE_PARTS = 2;

    private final World world;
    private final WriteLog writes;
    private final Limits limits;
    private final Meter meter;
    private final Clock clock;
    private final Routes routes;
    private final Batch batch;

    /// @param apiUrl where clients find it, with [#PATH]
    public ApiDesk(
            World world,
            Function<Work, View> views,
            Webhooks webhooks,
            EventLog events,
            WriteLog writes,
            Limits limits,
            Meter meter,
            Clock clock,
            String apiUrl) {
        this.world = world;
        this.writes = writes;
        this.clock = clock;
        this.limits = limits;
        this.meter = meter;
        this.routes = new Routes(world, views);
        Paging paging = new Paging(clock, apiUrl);
        PeopleRoutes.addTo(routes, paging);
        ProjectRoutes.addTo(routes, paging);
        PortfolioRoutes.addTo(routes, paging);
        FieldRoutes.addTo(routes, paging);
        TaskRoutes.addTo(routes, paging);
        StoryRoutes.addTo(routes, paging);
        WebhookRoutes.addTo(routes, paging, world, views, webhooks);
        EventRoutes.addTo(routes, events);
        this.batch = new Batch(routes, this::run);
        routes.addOutside("POST", "batch", batch::answer);
    }

    public Answer handle(Call call) {
        List<String> parts = call.segments();
        List<String> path = parts.size() > BASE_PARTS ? parts.subList(BASE_PARTS, parts.size()) : List.of();
        Reply reply;
        try {
            reply = answer(call, path);
        } catch (Refusal e) {
            reply = Reply.refused(e);
        }
        meter.count(clock.instant(), call.method(), path, reply.status());
        Answer answer = Answer.json(reply.status(), reply.body());
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private Reply answer(Call call, List<String> path) {
        Function<Ask, Reply> endpoint =
                routes.find(call.method(), path).orElseThrow(() -> Refusal.notFound("No matching route for request"));
        String user = user(call).orElseThrow(Refusal::unauthorized);
        Body body = Body.of(call);
        Map<String, String> query = new LinkedHashMap<>(body.options());
        call.query().forEach((name, values) -> query.put(name, values.getFirst()));
        Ask ask = new Ask(call.method(), path, query, body.data(), user);
        boolean isBatch = path.equals(List.of("batch"));
        Demand demand = isBatch ? batch.demand(ask) : ask.demand();
        String token = String.valueOf(call.header("authorization"));
        int plan = world.switches().requestsPerMinute();
        return switch (limits.enter(token, user, demand, plan)) {
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
        writes.add(ask, reply, clock.instant());
        return reply;
    }

    private Optional<String> user(Call call) {
        String header = call.header("authorization");
        return header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.empty()
                : world.accounts().findUser(header.substring(7).strip());
    }
}
