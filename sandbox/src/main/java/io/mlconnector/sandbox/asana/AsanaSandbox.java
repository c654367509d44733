package io.mlconnector.sandbox.asana;

import io.mlconnector.sandbox.asana.api.ApiDesk;
import io.mlconnector.sandbox.asana.api.ApiParts;
import io.mlconnector.sandbox.asana.api.FileDesk;
import io.mlconnector.sandbox.asana.api.PageRules;
import io.mlconnector.sandbox.asana.api.WriteLog;
import io.mlconnector.sandbox.asana.auth.App;
import io.mlconnector.sandbox.asana.auth.Gate;
import io.mlconnector.sandbox.asana.auth.Grants;
import io.mlconnector.sandbox.asana.auth.OAuthCalls;
import io.mlconnector.sandbox.asana.auth.OAuthDesk;
import io.mlconnector.sandbox.asana.control.ControlDesk;
import io.mlconnector.sandbox.asana.control.WorkCalls;
import io.mlconnector.sandbox.asana.feed.EventLog;
import io.mlconnector.sandbox.asana.feed.FeedCalls;
import io.mlconnector.sandbox.asana.feed.Feeds;
import io.mlconnector.sandbox.asana.feed.Mishaps;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.limits.LimitCalls;
import io.mlconnector.sandbox.asana.limits.Limits;
import io.mlconnector.sandbox.asana.limits.Meter;
import io.mlconnector.sandbox.asana.model.Downloads;
import io.mlconnector.sandbox.asana.model.Event;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.page.AsanaSite;
import io.mlconnector.sandbox.asana.search.SearchIndex;
import io.mlconnector.sandbox.asana.seed.WorkspaceSeed;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.control.ClockCalls;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.docs.DocsDesk;
import io.mlconnector.sandbox.fault.FaultCalls;
import io.mlconnector.sandbox.fault.FaultDesk;
import io.mlconnector.sandbox.fault.Kind;
import io.mlconnector.sandbox.front.ExchangeObserver;
import io.mlconnector.sandbox.front.ExchangeRecorder;
import io.mlconnector.sandbox.front.Front;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.HttpDesk;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.time.SandboxClock;
import io.mlconnector.sandbox.time.Timers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// One Asana workspace with two users, over HTTP.
public final class AsanaSandbox implements AutoCloseable {
    private final Timers timers;
    private final Journal journal;
    private final Webhooks webhooks;
    private final ControlApi control = new ControlApi();
    private final WireLog requests = WireLog.from(System.getenv());
    private final AsanaErrors errors = new AsanaErrors();
    private final ExchangeObserver exchanges = ExchangeRecorder.from(System.getenv(), "asana");
    private final FaultDesk faults;
    private final Front front;
    private final DocsDesk docs;
    private final HttpDesk desk;

    private record Desks(ApiDesk api, OAuthDesk oauth, FileDesk files, AsanaSite pages) {}

    public AsanaSandbox(AsanaSettings settings, SandboxClock clock) {
        this.faults = new FaultDesk(clock, Set.of(Kind.FAULT_200));
        this.timers = new Timers("asana-timers", clock);
        this.journal = Journal.open(settings.folder(), "asana.jsonl");
        try {
            EventLog events = new EventLog(clock);
            Feeds feeds = new Feeds(events);
            SearchIndex index = new SearchIndex();
            Consumer<List<Event>> listener = index.andThen(feeds);
            World world = new World(settings.identity(), journal, clock, listener);
            WorkspaceSeed.plant(world, settings.seedData());
            world.use(world.switches().collecting(settings.webhookDelay()));
            this.webhooks = new Webhooks(world, timers, settings.webhookRetries(), events::streams);
            feeds.connect(webhooks);
            webhooks.use(target -> Mishaps.of(faults.onDelivery(target)));
            WriteLog writes = new WriteLog(journal);
            new ControlDesk(world, webhooks, writes, requests, settings.client()).addTo(control);
            WorkCalls.addTo(control, world);
            AtomicReference<App> app = new AtomicReference<>(App.withFullPermissions(settings.client()));
            Grants grants = new Grants(journal, clock);
            OAuthCalls.addTo(control, app, grants);
            PageRules pages = new PageRules();
            pages.addTo(control);
            ClockCalls.addTo(control, clock);
            FaultCalls.addTo(control, faults);
            CompletableFuture<Desks> desks = new CompletableFuture<>();
            this.docs = DocsDesk.of(
                    "Asana", server -> AsanaDescription.write(desks.join().api().routes(), server), control);
            this.front = new Front(
                    faults, errors, requests, apiOnly(exchanges), new Callers(world.accounts(), grants), clock);
            Limits limits = new Limits(clock);
            Meter meter = new Meter();
            FeedCalls.addTo(control, world, webhooks);
            LimitCalls.addTo(control, limits, meter);
            // Some answers hold our own address, which is known only when the port is: the first call waits for it.
            this.desk =
                    HttpDesk.open(settings.bindAddress(), settings.port(), call -> handle(call, desks.join()), errors);
            Function<Work, View> views = work -> new View(work, desk.url(), webhooks::health);
            ApiDesk api = new ApiDesk(
                    world,
                    views,
                    new ApiParts(
                            new Gate(world.accounts(), grants, app::get),
                            limits,
                            meter,
                            writes,
                            pages,
                            index,
                            webhooks,
                            events),
                    clock,
                    desk.url() + ApiDesk.PATH);
            desks.complete(new Desks(
                    api,
                    new OAuthDesk(app::get, grants, world),
                    new FileDesk(world),
                    new AsanaSite(world, views, api::handle, ApiDesk.PATH, control)));
        } catch (RuntimeException e) {
            timers.close();
            journal.close();
            throw e;
        }
    }

    /// Without a trailing slash; the API is below `/api/1.0`.
    public String url() {
        return desk.url();
    }

    @Override
    public void close() {
        desk.close();
        exchanges.close();
        timers.close();
        webhooks.close();
        journal.close();
    }

    private Answer answer(Call call, String path, Desks desks) {
        if (path.startsWith(ApiDesk.PATH)) {
            return desks.api().handle(call);
        }
        if (path.startsWith(Downloads.PATH)) {
            return desks.files().handle(call);
        }
        return path.startsWith(OAuthDesk.PATH)
                ? desks.oauth().handle(call).orElseGet(errors::noSuchRoute)
                : errors.noSuchRoute();
    }

    private Answer handle(Call call, Desks desks) {
        String path = call.path();
        if (path.startsWith(ControlApi.PREFIX)) {
            return control.handle(call);
        }
        if (AsanaSite.owns(path)) {
            return desks.pages().handle(call);
        }
        return docs.handle(call).orElseGet(() -> front.answer(call, each -> answer(each, path, desks)));
    }

    private static ExchangeObserver apiOnly(ExchangeObserver observer) {
        return (call, answer, spoilt) -> {
            if (call.path().startsWith(ApiDesk.PATH)) {
                observer.exchanged(call, answer, spoilt);
            }
        };
    }
}
