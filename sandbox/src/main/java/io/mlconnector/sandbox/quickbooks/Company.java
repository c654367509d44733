package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Books;
import io.mlconnector.sandbox.quickbooks.books.CompanyControls;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.View;
import io.mlconnector.sandbox.quickbooks.oauth.Choice;
import io.mlconnector.sandbox.quickbooks.query.ChangeDataCapture;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import io.mlconnector.sandbox.quickbooks.seed.CompanySeed;
import io.mlconnector.sandbox.store.Journal;
import java.time.Clock;
import java.util.function.Supplier;

/// One company: its books, and the desks that read and write them. Nothing of it is shared with another
/// company.
final class Company {
    private static final String STATUS = "status";

    private final String realmId;
    private final Journal journal;
    private final Books books;
    private final View view;
    private final WriteLog writes;
    private final ApiDesk api;
    private volatile CompanyStatus status;

    /// Founds it when the journal has none.
    Company(NewCompany plan, Journal journal, Clock clock, Supplier<RequestIdRules> requestIds) {
        this.realmId = plan.realmId();
        this.journal = journal;
        this.books = new Books(journal, clock);
        CompanySeed.plant(
                books,
                plan.seedData(),
                unit -> CompanyControls.identify(plan.name(), plan.country(), plan.currency(), unit));
        this.view = new View(books);
        this.writes = new WriteLog(journal);
        this.status = journal.get(STATUS)
                .flatMap(kept -> CompanyStatus.of(kept.asText()))
                .orElse(CompanyStatus.ACTIVE);
        WriteDesk desk =
                new WriteDesk(books, view, new Replays(journal, requestIds, clock.instant()), writes, this::status);
        Queries queries = new Queries(books, view);
        this.api = new ApiDesk(
                clock, view, queries, new ChangeDataCapture(books, view), desk, new BatchDesk(desk, queries));
    }

    String realmId() {
        return realmId;
    }

    String name() {
        return books.find(EntityType.COMPANY_INFO, "1")
                .map(info -> info.path("CompanyName").asText())
                .orElse("");
    }

    String country() {
        return books.find(EntityType.COMPANY_INFO, "1")
                .map(info -> info.path("Country").asText())
                .orElse("");
    }

    String currency() {
        return books.find(EntityType.PREFERENCES, "1")
                .map(preferences -> preferences
                        .path("CurrencyPrefs")
                        .path("HomeCurrency")
                        .path("value")
                        .asText())
                .orElse("");
    }

    /// As the connect page offers it.
    Choice choice() {
        return new Choice(realmId, name(), country() + ", " + currency() + ", company " + realmId);
    }

    Books books() {
        return books;
    }

    View view() {
        return view;
    }

    WriteLog writes() {
        return writes;
    }

    ApiDesk api() {
        return api;
    }

    CompanyStatus status() {
        return status;
    }

    void become(CompanyStatus changed) {
        status = changed;
        journal.put(STATUS, Json.text(changed.word()));
    }

    @Override
    public String toString() {
        return "Company " + realmId;
    }
}
