package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.quickbooks.CdcPage;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.serviceruntime.reads.ReadCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a batch of changes points to, with as few reads as that takes: what has just changed in several types comes
/// with one call of change data capture, the rest with one query a type.
final class WorkReader {
    /// Intuit collects webhooks for minutes and repeats them for longer; older ones are read one by one.
    private static final Duration RECENT = Duration.ofHours(1);

    /// QuickBooks counts whole seconds, and a webhook's time need not be the entity's to the second.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final QuickBooksReaders readers;
    private final VendorGate gate;
    private final Clock clock;

    WorkReader(QuickBooksReaders readers, VendorGate gate, Clock clock) {
        this.readers = readers;
        this.gate = gate;
        this.clock = clock;
    }

    /// @return an outcome for each
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    Map<EntityRef, Outcome> read(List<EntityWork> work) {
        QuickBooksClient client = readers.because(cause(work));
        Map<EntityRef, Outcome> outcomes = new HashMap<>();
        Map<EntityRef, Instant> recent = recent(work);
        Set<EntityType> types = recent.keySet().stream().map(EntityRef::type).collect(Collectors.toSet());
        if (types.size() > 1) {
            together(client, types, recent, outcomes);
        }
        List<EntityRef> left = new ArrayList<>();
        work.stream()
                .map(EntityWork::ref)
                .filter(ref -> !outcomes.containsKey(ref))
                .forEach(left::add);
        outcomes.putAll(new EntityReader(client, gate).read(left));
        return outcomes;
    }

    private static ReadCause cause(List<EntityWork> work) {
        return work.stream()
                        .flatMap(one -> one.causes().stream())
                        .allMatch(cause -> cause == Cause.BACKFILL || cause == Cause.REPLAY)
                ? ReadCause.RECONCILE
                : ReadCause.WEBHOOK_FETCH;
    }

    /// When each was changed last, of those that a webhook told of a moment ago.
    private Map<EntityRef, Instant> recent(List<EntityWork> work) {
        Instant now = clock.instant();
        Map<EntityRef, Instant> recent = new HashMap<>();
        for (EntityWork one : work) {
            one.changedAt()
                    .filter(at -> at.isAfter(now.minus(RECENT)) && at.isBefore(now.plus(RECENT)))
                    .ifPresent(at -> recent.put(one.ref(), at));
        }
        return recent;
    }

    /// What it does not bring, or not yet in the version that was told of, is left to the queries. So is everything
    /// when it fails: they wait.
    private void together(
            QuickBooksClient client,
            Set<EntityType> types,
            Map<EntityRef, Instant> recent,
            Map<EntityRef, Outcome> outcomes) {
        Instant from = recent.values().stream().min(Instant::compareTo).orElse(clock.instant());
        if (client.fetchChanges(types, from.minus(TOLERANCE)) instanceof ApiResult.Ok<CdcPage>(var page, var _)
                && !page.isFull()) {
            gate.answered();
            recent.forEach((ref, told) -> page.of(ref.type()).stream()
                    .filter(entity -> entity.path("Id").asText().equals(ref.id()) && isAsTold(entity, told))
                    .forEach(entity -> outcomes.put(ref, new Outcome.Found(entity, page.time()))));
        }
    }

    private static boolean isAsTold(JsonNode entity, Instant told) {
        return UpdateTimes.updatedAt(entity)
                .filter(at -> !at.isBefore(told.minus(TOLERANCE)))
                .isPresent();
    }
}
