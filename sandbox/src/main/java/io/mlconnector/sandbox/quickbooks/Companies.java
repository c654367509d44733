package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.books.Change;
import io.mlconnector.sandbox.seed.SeedData;
import io.mlconnector.sandbox.store.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// All companies. The first one is there from the start and has the app's own journal; each later one has a
/// journal of its own. Who must wait for one company waits for no other.
final class Companies implements AutoCloseable {
    private static final String FIRST = "realm";
    private static final String PREFIX = "company/";
    private static final int MAX = 1_000;

    private final @Nullable Path folder;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<String, List<Change>> listener;
    private final AtomicReference<RequestIdRules> requestIds = new AtomicReference<>(RequestIdRules.HARSH);
    private final Company first;
    private final Map<String, Journal> journals = new LinkedHashMap<>();
    private volatile Map<String, Company> byRealm = Map.of();

    /// @param journal the app's; closed by whoever opened it
    /// @param listener told of each company's committed changes with its realm id
    /// @throws IllegalStateException when the data belongs to another company
    Companies(
            NewCompany plan,
            @Nullable Path folder,
            Journal journal,
            Clock clock,
            BiConsumer<String, List<Change>> listener) {
        this.folder = folder;
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        claim(plan.realmId());
        this.first = new Company(plan, journal, clock, requestIds::get);
        enter(first);
        try {
            journal.withPrefix(PREFIX).values().forEach(kept -> open(read(kept)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void claim(String realmId) {
        Optional<JsonNode> kept = journal.get(FIRST);
        if (kept.isEmpty()) {
            journal.put(FIRST, Json.object().put("realmId", realmId));
        } else if (!kept.get().path("realmId").asText().equals(realmId)) {
            throw new IllegalStateException("The QuickBooks sandbox's data is that of company "
                    + kept.get().path("realmId").asText() + ", not " + realmId
                    + ": delete it, or name the company it has.");
        }
    }

    RequestIdRules requestIds() {
        return requestIds.get();
    }

    /// For all companies, from now on.
    void use(RequestIdRules rules) {
        requestIds.set(rules);
    }

    Company first() {
        return first;
    }

    Optional<Company> find(String realmId) {
        return Optional.ofNullable(byRealm.get(realmId));
    }

    /// In the order in which they were founded.
    List<Company> all() {
        return List.copyOf(byRealm.values());
    }

    /// @throws IllegalArgumentException when there is one with this id, or there are very many
    synchronized Company found(NewCompany plan) {
        if (byRealm.containsKey(plan.realmId())) {
            throw new IllegalArgumentException("There is a company " + plan.realmId() + " already.");
        }
        if (byRealm.size() >= MAX) {
            throw new IllegalArgumentException("There are " + MAX + " companies; that is the most.");
        }
        Company company = open(plan);
        journal.put(
                PREFIX + plan.realmId(),
                Json.object()
                        .put("realmId", plan.realmId())
                        .put("name", plan.name())
                        .put("country", plan.country())
                        .put("currency", plan.currency())
                        .put("seedData", plan.seedData().word()));
        return company;
    }

    private static NewCompany read(JsonNode kept) {
        return new NewCompany(
                kept.path("realmId").asText(),
                kept.path("name").asText(),
                kept.path("country").asText(),
                kept.path("currency").asText(),
                SeedData.parse(kept.path("seedData").asText()));
    }

    private synchronized Company open(NewCompany plan) {
        Journal own = Journal.open(folder, "company-" + plan.realmId() + ".jsonl");
        journals.put(plan.realmId(), own);
        Company company = new Company(plan, own, clock, requestIds::get);
        enter(company);
        return company;
    }

    private void enter(Company company) {
        company.books().onChange(changes -> listener.accept(company.realmId(), changes));
        Map<String, Company> more = new LinkedHashMap<>(byRealm);
        more.put(company.realmId(), company);
        byRealm = more;
    }

    /// The company that a control call is about: `realmId` in its address or its body, else the first one.
    Company of(ControlApi.Request request) {
        String realmId =
                request.call().query("realmId", request.body().path("realmId").asText(""));
        return realmId.isEmpty()
                ? first
                : find(realmId).orElseThrow(() -> new RefusedException("There is no company " + realmId + "."));
    }

    @Override
    public synchronized void close() {
        journals.values().forEach(Journal::close);
    }
}
