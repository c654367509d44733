package io.mlconnector.enrich.asana;

import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.StoredJson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of two states of an Asana object is the newer one. `modified_at` moves with most changes; what does not move
/// it (a membership, a deletion) is ordered by when Asana said it, by its own clock, which counts whole seconds.
final class ObjectVersions {
    private ObjectVersions() {}

    /// What has to be stored now.
    ///
    /// @param linked whether the project is linked, which its body does not say
    /// @return empty when what is stored is the same or newer
    /// @throws io.mlconnector.contracts.UnreadableException when the body cannot be stored
    static Optional<StoredObject> next(@Nullable StoredObject known, Outcome outcome, boolean linked) {
        StoredObject newest = newest(known, outcome, linked);
        return known != null && isSame(known, newest) ? Optional.empty() : Optional.of(newest);
    }

    /// The newest state, also when it is the one that is stored.
    static StoredObject newest(@Nullable StoredObject known, Outcome outcome, boolean linked) {
        StoredObject offered = offered(known, outcome, linked);
        return known != null && isOlder(offered, known)
                ? new StoredObject(known.gone(), linked, known.modifiedAt(), known.readAt(), known.body())
                : offered;
    }

    private static StoredObject offered(@Nullable StoredObject known, Outcome outcome, boolean linked) {
        return switch (outcome) {
            case Outcome.Found(var body, var at) ->
                new StoredObject(
                        false, linked, TaskTranslator.findModifiedAt(body).orElse(null), at, StoredJson.of(body));
            case Outcome.Missing(var at) ->
                known == null
                        ? new StoredObject(true, linked, null, at, null)
                        : new StoredObject(true, linked, known.modifiedAt(), at, known.body());
            case Outcome.Refused _ -> throw new IllegalArgumentException("a refusal says nothing about the object");
        };
    }

    private static boolean isOlder(StoredObject offered, StoredObject known) {
        if (!offered.gone() && !known.gone() && offered.modifiedAt() != null && known.modifiedAt() != null) {
            int order = offered.modifiedAt().compareTo(known.modifiedAt());
            if (order != 0) {
                return order < 0;
            }
        }
        return isBefore(offered.readAt(), known.readAt());
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.getEpochSecond() < other.getEpochSecond();
    }

    private static boolean isSame(StoredObject known, StoredObject other) {
        return known.gone() == other.gone()
                && known.linked() == other.linked()
                && Objects.equals(known.modifiedAt(), other.modifiedAt())
                && StoredJson.isSame(known.body(), other.body());
    }
}
