package io.mlconnector.sandbox.quickbooks.limits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.limits.Entry.Admitted;
import io.mlconnector.sandbox.quickbooks.limits.Entry.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All limits at once, each a counter of its own: a company's minute, an app's second and its requests in
/// flight there, batches of both, and the month's reads of an app. A refused request counts against the minutes
/// like any other, so that hammering does not help.
public final class Limits {
    private final Clock clock;
    private final Meter meter;
    private final String visitor;
    private final Map<Place, Usage> byPlace = new LinkedHashMap<>();
    private final Map<String, Company> byRealm = new LinkedHashMap<>();
    private LimitSettings settings = LimitSettings.DOCUMENTED;

    private record Place(String app, String realmId) {}

    private record Company(Minute requests, Minute batches) {}

    /// @param visitor client id of the app that is not limited unless the settings say so
    public Limits(Clock clock, Meter meter, String visitor) {
        this.clock = clock;
        this.meter = meter;
        this.visitor = visitor;
    }

    /// @param realmId of a company that exists
    public Entry enter(String app, String realmId, Demand demand) {
        Instant now = clock.instant();
        LimitSettings rules;
        Usage usage;
        boolean limited;
        synchronized (this) {
            rules = settings;
            limited = rules.visitors() || !app.equals(visitor);
            usage = byPlace.computeIfAbsent(new Place(app, realmId), _ -> new Usage());
            if (limited) {
                Optional<Limiter> met = judge(app, realmId, demand, usage, now);
                if (met.isPresent()) {
                    usage.refuse(met.get());
                    meter.throttled(app, realmId, now);
                    return new Refused(met.get(), rules.retryAfter());
                }
            }
            usage.enter();
        }
        return new Admitted(failed -> {
            meter.count(app, realmId, demand, rules, failed, now);
            synchronized (this) {
                usage.leave();
            }
        });
    }

    private Optional<Limiter> judge(String app, String realmId, Demand demand, Usage usage, Instant now) {
        Company company = byRealm.computeIfAbsent(realmId, _ -> new Company(new Minute(), new Minute()));
        company.requests().add(now);
        if (demand.batch()) {
            company.batches().add(now);
            usage.countBatch(now);
        }
        if (usage.tooManyInFlight(settings)) {
            return Optional.of(Limiter.IN_FLIGHT);
        }
        if (!usage.takeFromSecond(settings, now)) {
            return Optional.of(Limiter.PER_SECOND);
        }
        if (company.requests().count(now) > settings.perMinute()) {
            return Optional.of(Limiter.PER_MINUTE);
        }
        if (demand.batch() && usage.tooManyBatches(settings, now)) {
            return Optional.of(Limiter.BATCHES);
        }
        if (demand.batch() && company.batches().count(now) > settings.batchesPerMinuteOfCompany()) {
            return Optional.of(Limiter.BATCHES_OF_COMPANY);
        }
        long reads = demand.reads(settings);
        return reads > 0 && meter.reads(app, now) + reads > settings.readsPerMonth()
                ? Optional.of(Limiter.READS_PER_MONTH)
                : Optional.empty();
    }

    public synchronized LimitSettings settings() {
        return settings;
    }

    synchronized void use(LimitSettings changed) {
        settings = changed;
    }

    synchronized ArrayNode usage() {
        Instant now = clock.instant();
        ArrayNode list = Json.array();
        byPlace.forEach((place, usage) -> {
            Company company = byRealm.get(place.realmId());
            list.add(usage.show(settings, now)
                    .put("app", place.app())
                    .put("realmId", place.realmId())
                    .put(
                            "companysRequestsInMinute",
                            company == null ? 0 : company.requests().count(now)));
        });
        return list;
    }
}
