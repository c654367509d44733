package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.enrich.flow.Arrival;
import io.mlconnector.enrich.flow.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All changes of one entity in a batch, as one piece of work.
///
/// @param arrivals in the order of the topic; never empty
record EntityWork(EntityRef ref, List<Arrival> arrivals) {
    EntityWork {
        arrivals = List.copyOf(arrivals);
    }

    /// @return by entity, in the order of their first change; a change of a type that is not handled is left out
    static Map<EntityRef, EntityWork> coalesce(List<Arrival> arrivals) {
        Map<EntityRef, List<Arrival>> byEntity = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            ref(arrival.change())
                    .ifPresent(ref -> byEntity.computeIfAbsent(ref, _ -> new ArrayList<>())
                            .add(arrival));
        }
        Map<EntityRef, EntityWork> work = new LinkedHashMap<>();
        byEntity.forEach((ref, all) -> work.put(ref, new EntityWork(ref, all)));
        return work;
    }

    static Optional<EntityRef> ref(ChangeV1 change) {
        return change.id().isBlank() || change.id().indexOf('/') >= 0
                ? Optional.empty()
                : EntityType.find(change.type()).map(type -> new EntityRef(type, change.id()));
    }

    Arrival newest() {
        return arrivals.getLast();
    }

    /// The survivor, when this entity was merged into another.
    @Nullable
    String mergedInto() {
        String survivor = null;
        for (Arrival arrival : arrivals) {
            survivor = arrival.change().mergedInto() == null
                    ? survivor
                    : arrival.change().mergedInto();
        }
        return survivor;
    }

    /// The whole entity, when every change brought it: then nothing need be read. A change without it is a pointer to
    /// something newer.
    Optional<Outcome> carried() {
        ChangeV1 best = null;
        for (Arrival arrival : arrivals) {
            ChangeV1 change = arrival.change();
            if (change.snapshot() == null) {
                return Optional.empty();
            }
            best = best == null || !isOlder(change, best) ? change : best;
        }
        JsonNode body = best == null ? null : best.snapshot();
        return best == null || body == null ? Optional.empty() : Optional.of(new Outcome.Found(body, best.at()));
    }

    private static boolean isOlder(ChangeV1 change, ChangeV1 than) {
        return change.at() != null && than.at() != null && change.at().isBefore(than.at());
    }

    /// When it was changed last, by QuickBooks' clock; empty where one of the changes does not say.
    Optional<Instant> changedAt() {
        Instant last = null;
        for (Arrival arrival : arrivals) {
            Instant at = arrival.change().at();
            if (at == null) {
                return Optional.empty();
            }
            last = last == null || at.isAfter(last) ? at : last;
        }
        return Optional.ofNullable(last);
    }

    /// Whether QuickBooks must be asked.
    boolean isToBeRead() {
        return mergedInto() == null && carried().isEmpty();
    }

    Set<ChangeV1.Cause> causes() {
        return arrivals.stream().map(arrival -> arrival.change().cause()).collect(Collectors.toSet());
    }
}
