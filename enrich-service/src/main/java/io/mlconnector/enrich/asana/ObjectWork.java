package io.mlconnector.enrich.asana;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ChangeV1;
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

/// All changes of one object in a batch, as one piece of work.
///
/// @param arrivals in the order of the topic; never empty
record ObjectWork(ObjectRef ref, List<Arrival> arrivals) {
    /// Operations of our own on a project: it has come into the portfolio, or left it.
    static final String LINKED = "linked";
    static final String UNLINKED = "unlinked";

    ObjectWork {
        arrivals = List.copyOf(arrivals);
    }

    /// @return by object, in the order of their first change; a change of a kind that is not kept is left out
    static Map<ObjectRef, ObjectWork> coalesce(List<Arrival> arrivals) {
        Map<ObjectRef, List<Arrival>> byObject = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            ObjectRef.of(arrival.change())
                    .ifPresent(ref -> byObject.computeIfAbsent(ref, _ -> new ArrayList<>())
                            .add(arrival));
        }
        Map<ObjectRef, ObjectWork> work = new LinkedHashMap<>();
        byObject.forEach((ref, all) -> work.put(ref, new ObjectWork(ref, all)));
        return work;
    }

    Arrival newest() {
        return arrivals.getLast();
    }

    /// Whether the project is linked after these changes.
    boolean linked(@Nullable StoredObject known) {
        boolean linked = known != null && known.linked();
        for (Arrival arrival : arrivals) {
            linked = switch (arrival.change().operation()) {
                case LINKED -> true;
                case UNLINKED -> false;
                default -> linked;
            };
        }
        return ref.kind() == Kind.PROJECT && linked;
    }

    /// The whole object, when every change brought it: then nothing need be read.
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

    /// When the first of these changes happened; empty when one of them does not say.
    Optional<Instant> since() {
        Instant first = null;
        for (Arrival arrival : arrivals) {
            Instant at = arrival.change().at();
            if (at == null) {
                return Optional.empty();
            }
            first = first == null || at.isBefore(first) ? at : first;
        }
        return Optional.ofNullable(first);
    }

    Set<ChangeV1.Cause> causes() {
        return arrivals.stream().map(arrival -> arrival.change().cause()).collect(Collectors.toSet());
    }
}
