package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.control.ClockCalls;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.fault.FaultCalls;
import io.mlconnector.sandbox.fault.FaultDesk;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.HttpDesk;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.query.ChangeDataCapture;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import io.mlconnector.sandbox.quickbooks.seed.CompanySeed;
import io.mlconnector.sandbox.quickbooks.webhook.Mishap;
import io.mlconnector.sandbox.quickbooks.webhook.Mishaps;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookCalls;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.time.SandboxClock;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// One QuickBooks company with one connected app, over HTTP.
public final class QuickBooksSandbox implements AutoCloseable {
    private final Clock clock;
    private final Journal journal;
    private final Webhooks webhooks;
    private final Gateway gateway;
    private final OAuthDesk oauth;
    private final ApiDesk api;
    private final ControlApi control = new ControlApi();
    private final Pages pages;
    private final WireLog requests = new WireLog();
    private final FaultDesk faults;
    private final HttpDesk desk;

    public QuickBooksSandbox(QuickBooksSettings settings, SandboxClock clock) {
        this.clock = clock;
        this.faults = new FaultDesk(clock, Set.of());
        this.journal = Journal.open(settings.folder(), "quickbooks.jsonl");
        try {
            Realm realm = Realm.of(settings.app(), journal);
            Grant grant = new Grant(settings.app().refreshToken(), journal, clock);
            Books books = new Books(journal, clock);
            CompanySeed.plant(books, settings.seedData());
            this.webhooks = new Webhooks(
                    new WebhookSettings(realm.webhookVerifier(), settings.webhookDelay(), settings.webhookRetries()),
                    settings.webhookUrl(),
                    clock,
                    this::mishap);
            books.onChange(changes -> webhooks.tell(realm.realmId(), changes));
            View view = new View(books);
            Queries queries = new Queries(books, view);
            WriteLog writes = new WriteLog(journal);
            WriteDesk writeDesk = new WriteDesk(books, view, new Replays(journal), writes);
            this.gateway = new Gateway(realm, grant);
            this.oauth = new OAuthDesk(realm, grant);
            this.api = new ApiDesk(
                    clock,
                    view,
                    queries,
                    new ChangeDataCapture(books, view),
                    writeDesk,
                    new BatchDesk(writeDesk, queries));
            new ControlDesk(realm, grant, books, view, webhooks, requests, writes).addTo(control);
            new BooksCalls(_ -> books).addTo(control);
            new WebhookCalls(webhooks, realm.realmId()).addTo(control);
            ClockCalls.addTo(control, clock);
            FaultCalls.addTo(control, faults);
            this.pages = new Pages(realm, books, view, webhooks, requests);
            this.desk = HttpDesk.open(settings.bindAddress(), settings.port(), this::handle);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /// Without a trailing slash; the API is below `/v3`.
    public String url() {
        return desk.url();
    }

    @Override
    public void close() {
        desk.close();
        webhooks.close();
        journal.close();
    }

    private Mishap mishap() {
        return Mishaps.of(faults.onDelivery(webhooks.target()));
    }

    private Answer handle(Call call) {
        String path = call.path();
        if (path.startsWith(ControlApi.PREFIX)) {
            return control.handle(call);
        }
        if (path.equals("/") || path.startsWith("/app/")) {
            return pages.handle(call);
        }
        Answer answer;
        if (path.equals(OAuthDesk.PATH)) {
            answer = oauth.handle(call);
        } else if (path.startsWith("/v3/")) {
            answer = gateway.refuse(call, clock.instant()).orElseGet(() -> api.handle(call));
        } else {
            answer = Answer.text(404, "QuickBooks has no " + call);
        }
        requests.add(call, answer, clock.instant());
        return answer.with("intuit_tid", "1-" + UUID.randomUUID()).with("QBO-Version", "sandbox");
    }
}
