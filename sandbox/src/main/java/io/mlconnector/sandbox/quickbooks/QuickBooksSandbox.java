package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.control.ClockCalls;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.docs.DocsDesk;
import io.mlconnector.sandbox.fault.FaultCalls;
import io.mlconnector.sandbox.fault.FaultDesk;
import io.mlconnector.sandbox.front.ExchangeObserver;
import io.mlconnector.sandbox.front.Front;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.HttpDesk;
import io.mlconnector.sandbox.http.WireLog;
import io.mlconnector.sandbox.quickbooks.limits.LimitCalls;
import io.mlconnector.sandbox.quickbooks.limits.Limits;
import io.mlconnector.sandbox.quickbooks.limits.Meter;
import io.mlconnector.sandbox.quickbooks.oauth.App;
import io.mlconnector.sandbox.quickbooks.oauth.Apps;
import io.mlconnector.sandbox.quickbooks.oauth.Grants;
import io.mlconnector.sandbox.quickbooks.oauth.OAuthCalls;
import io.mlconnector.sandbox.quickbooks.oauth.OAuthDesk;
import io.mlconnector.sandbox.quickbooks.page.Place;
import io.mlconnector.sandbox.quickbooks.page.QuickBooksSite;
import io.mlconnector.sandbox.quickbooks.webhook.Mishap;
import io.mlconnector.sandbox.quickbooks.webhook.Mishaps;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookCalls;
import io.mlconnector.sandbox.quickbooks.webhook.WebhookSettings;
import io.mlconnector.sandbox.quickbooks.webhook.Webhooks;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Secret;
import io.mlconnector.sandbox.time.SandboxClock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// QuickBooks with its companies and the apps that are registered, over HTTP.
public final class QuickBooksSandbox implements AutoCloseable {
    /// The app of everybody who is not the connector.
    private static final String VISITOR = "sandbox-visitor";

    private final Journal journal;
    private final Webhooks webhooks;
    private final Companies companies;
    private final AccountingApi api;
    private final OAuthDesk oauth;
    private final ControlApi control = new ControlApi();
    private final QuickBooksSite pages;
    private final DocsDesk docs;
    private final WireLog requests = WireLog.from(System.getenv());
    private final QuickBooksErrors errors;
    private final FaultDesk faults;
    private final Front front;
    private final HttpDesk desk;

    public QuickBooksSandbox(QuickBooksSettings settings, SandboxClock clock) {
        this.errors = new QuickBooksErrors(clock);
        this.faults = new FaultDesk(clock, Set.of());
        this.journal = Journal.open(settings.folder(), "quickbooks.jsonl");
        QuickBooksSettings.App app = settings.app();
        Apps apps = new Apps(
                new App(app.clientId(), app.clientSecret(), "ML Connector"),
                new App(VISITOR, Secret.letters(32), "Visitors"));
        Grants grants = new Grants(journal, clock);
        this.front = new Front(faults, errors, requests, ExchangeObserver.none(), new Callers(grants), clock);
        this.webhooks = new Webhooks(
                new WebhookSettings(app.webhookVerifier(), settings.webhookDelay(), settings.webhookRetries()),
                settings.webhookUrl(),
                clock,
                this::mishap);
        Companies opened = null;
        try {
            opened = new Companies(
                    new NewCompany(app.realmId(), "", "US", "USD", settings.seedData()),
                    settings.folder(),
                    journal,
                    clock,
                    (realmId, changes) -> {
                        // Only what happens while the app is connected is told.
                        if (grants.isConnected(app.clientId(), realmId)) {
                            webhooks.tell(realmId, changes);
                        }
                    });
            this.companies = opened;
            grants.leadIn(app.clientId(), app.realmId(), app.refreshToken());
            Meter meter = new Meter();
            Limits limits = new Limits(clock, meter, VISITOR);
            this.api = new AccountingApi(new Gateway(companies, grants, clock), limits, errors);
            this.oauth = new OAuthDesk(
                    apps,
                    grants,
                    () -> companies.all().stream().map(Company::choice).toList(),
                    journal,
                    clock);
            new ControlDesk(apps, app.webhookVerifier(), companies, grants, webhooks, requests).addTo(control);
            new CompanyCalls(companies, grants, apps).addTo(control);
            LimitCalls.addTo(control, limits, meter);
            OAuthCalls.addTo(control, grants, oauth);
            new BooksCalls(request -> companies.of(request).books()).addTo(control);
            new WebhookCalls(webhooks, app.realmId()).addTo(control);
            ClockCalls.addTo(control, clock);
            FaultCalls.addTo(control, faults);
            this.docs = DocsDesk.of("QuickBooks", QuickBooksDescription::write, control);
            this.pages = new QuickBooksSite(this::places, control, clock);
            this.desk = HttpDesk.open(settings.bindAddress(), settings.port(), this::handle, errors);
        } catch (RuntimeException e) {
            webhooks.close();
            if (opened != null) {
                opened.close();
            }
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
        companies.close();
        journal.close();
    }

    private Mishap mishap() {
        return Mishaps.of(faults.onDelivery(webhooks.target()));
    }

    private List<Place> places() {
        return companies.all().stream()
                .map(company -> new Place(company.realmId(), company.name(), company.api()::handle))
                .toList();
    }

    private Answer handle(Call call) {
        return answer(call).with("intuit_tid", "1-" + UUID.randomUUID()).with("QBO-Version", "sandbox");
    }

    private Answer answer(Call call) {
        String path = call.path();
        if (path.startsWith(ControlApi.PREFIX)) {
            return control.handle(call);
        }
        if (QuickBooksSite.owns(path)) {
            return pages.handle(call);
        }
        return docs.handle(call).orElseGet(() -> front.answer(call, this::route));
    }

    private Answer route(Call call) {
        return call.path().startsWith(AccountingApi.PREFIX)
                ? api.handle(call)
                : oauth.handle(call).orElseGet(() -> errors.noSuchRoute(call));
    }
}
