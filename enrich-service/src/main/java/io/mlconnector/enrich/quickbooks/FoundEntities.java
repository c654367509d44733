package io.mlconnector.enrich.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Changes;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes what polling found, if it is news. Returns when Kafka has it.
final class FoundEntities {
    private static final Logger LOG = Logger.getLogger(FoundEntities.class);

    private final ConnectionId connection;
    private final RecordTable<StoredEntity> records;
    private final Outbox outbox;
    private final Clock clock;
    private final SourceWatch watch;

    /// @param watch told of what change data capture found
    FoundEntities(
            ConnectionId connection, RecordTable<StoredEntity> records, Outbox outbox, Clock clock, SourceWatch watch) {
        this.connection = connection;
        this.records = records;
        this.outbox = outbox;
        this.clock = clock;
        this.watch = watch;
    }

    /// Whether anything of the connection is stored.
    boolean isAnythingKnown() {
        return !records.withPrefix(connection.value() + "/").isEmpty();
    }

    /// @param time when QuickBooks answered, by its own clock
    void publish(EntityType type, List<JsonNode> entities, @Nullable Instant time, Cause cause) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode entity : entities) {
            String id = entity.path("Id").asText();
            if (id.isEmpty() || id.indexOf('/') >= 0) {
                LOG.warnf("QuickBooks gave a %s without an id", type.wire());
                continue;
            }
            StoredEntity known = records.find(RecordKey.of(connection, new EntityRef(type, id)))
                    .orElse(null);
            if (isNews(type, entity, time, known)) {
                messages.add(message(type, id, known == null ? "created" : "updated", cause, time, entity));
                if (cause == Cause.CDC) {
                    tell(type, id, entity, known);
                }
            }
        }
        outbox.send(messages);
    }

    private void tell(EntityType type, String id, JsonNode entity, @Nullable StoredEntity known) {
        try {
            if (UpdateTimes.isTold(type, entity, known)) {
                boolean ours = UpdateTimes.isOurs(entity);
                UpdateTimes.updatedAt(entity).ifPresent(at -> watch.found(type.wire() + "/" + id, at, ours));
            }
        } catch (NumberFormatException _) {
            // Who handles the change says so.
        }
    }

    /// Stored, but not listed: probably deleted while nobody listened. It is asked for by its id before that is
    /// believed.
    void lookForOthers(EntityType type, Set<String> seen) {
        List<Message> pointers = new ArrayList<>();
        String prefix = RecordKey.of(connection, type.wire()) + "/";
        records.withPrefix(prefix).forEach((key, stored) -> {
            String id = key.substring(prefix.length());
            if (!seen.contains(id) && stored.state() != RecordState.DELETED && stored.state() != RecordState.MERGED) {
                pointers.add(message(type, id, "missing", Cause.BACKFILL, null, null));
            }
        });
        outbox.send(pointers);
    }

    private static boolean isNews(
            EntityType type, JsonNode entity, @Nullable Instant time, @Nullable StoredEntity known) {
        try {
            StoredEntity offered = EntityVersions.offered(type, new Outcome.Found(entity, time), known, null);
            return EntityVersions.judge(known, offered) == EntityVersions.Judgement.NEWER;
        } catch (NumberFormatException | UnreadableException _) {
            // Who handles the change says so.
            return true;
        }
    }

    private Message message(
            EntityType type,
            String id,
            String operation,
            Cause cause,
            @Nullable Instant at,
            @Nullable JsonNode snapshot) {
        ChangeV1 change = new ChangeV1(connection.value(), type.wire(), id, operation, cause, null, at, null, snapshot);
        return Changes.message(Topics.QUICKBOOKS_CHANGES, change, clock.instant(), null);
    }
}
