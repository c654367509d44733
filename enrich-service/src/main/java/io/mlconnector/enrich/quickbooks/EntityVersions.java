package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.StoredJson;
import io.mlconnector.quickbooks.translation.RecordStates;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which of two states of an entity is the newer one. `SyncToken` counts up with every change; what it does not count
/// (a balance, a deletion) is ordered by when QuickBooks said it, by its own clock.
final class EntityVersions {
    private EntityVersions() {}

    enum Judgement {
        NEWER,
        SAME,
        OLDER
    }

    /// The state that an answer speaks of.
    ///
    /// @param known what is stored; a bare tombstone takes its body and its version from there
    /// @param mergedInto the survivor, when the change was a merge
    /// @throws NumberFormatException when the entity has no readable `SyncToken`
    /// @throws io.mlconnector.contracts.UnreadableException when the body cannot be stored
    static StoredEntity offered(
            EntityType type, Outcome outcome, @Nullable StoredEntity known, @Nullable String mergedInto) {
        if (mergedInto != null) {
            return ended(RecordState.MERGED, at(outcome), known, mergedInto);
        }
        return switch (outcome) {
            case Outcome.Found(var body, var at) -> {
                RecordState state = RecordStates.of(type, body);
                yield state == RecordState.DELETED
                        ? ended(state, at, known, null)
                        : new StoredEntity(syncToken(body), state, at, null, StoredJson.of(body));
            }
            case Outcome.Missing(var at) -> ended(RecordState.DELETED, at, known, null);
            case Outcome.Refused _ -> throw new IllegalArgumentException("a refusal says nothing about the entity");
        };
    }

    static Judgement judge(@Nullable StoredEntity known, StoredEntity offered) {
        if (known == null) {
            return Judgement.NEWER;
        }
        if (isSame(known, offered)) {
            return Judgement.SAME;
        }
        if (offered.state() == RecordState.MERGED) {
            return Judgement.NEWER;
        }
        if (known.state() == RecordState.MERGED && offered.state() != RecordState.ACTIVE) {
            // QuickBooks shows what was merged as inactive or deleted; that it was merged says more.
            return Judgement.SAME;
        }
        if (isEnded(known) && !isEnded(offered)) {
            return isAfter(offered, known) ? Judgement.NEWER : Judgement.OLDER;
        }
        if (!isEnded(offered) && offered.syncToken() != known.syncToken()) {
            return offered.syncToken() > known.syncToken() ? Judgement.NEWER : Judgement.OLDER;
        }
        return isAfter(known, offered) ? Judgement.OLDER : Judgement.NEWER;
    }

    private static StoredEntity ended(
            RecordState state, @Nullable Instant at, @Nullable StoredEntity known, @Nullable String mergedInto) {
        return known == null
                ? new StoredEntity(0, state, at, mergedInto, null)
                : new StoredEntity(known.syncToken(), state, at, mergedInto, known.body());
    }

    private static boolean isSame(StoredEntity known, StoredEntity offered) {
        return known.state() == offered.state()
                && known.syncToken() == offered.syncToken()
                && Objects.equals(known.mergedInto(), offered.mergedInto())
                && StoredJson.isSame(known.body(), offered.body());
    }

    private static boolean isEnded(StoredEntity entity) {
        return entity.state() == RecordState.DELETED || entity.state() == RecordState.MERGED;
    }

    private static boolean isAfter(StoredEntity one, StoredEntity other) {
        return one.readAt() != null && other.readAt() != null && one.readAt().isAfter(other.readAt());
    }

    private static @Nullable Instant at(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found(var _, var at) -> at;
            case Outcome.Missing(var at) -> at;
            case Outcome.Refused _ -> null;
        };
    }

    static long syncToken(JsonNode body) {
        return Long.parseLong(body.path("SyncToken").asText("").strip());
    }
}
