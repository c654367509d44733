package io.mlconnector.enrich.mapping;

import io.mlconnector.asana.translation.FieldGids;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.plan.Plan;
import io.mlconnector.domain.plan.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// On each record: update its table, and when that changed anything, ask the planner and hand out what it says.
///
/// One instance for each task; Kafka Streams calls it from one thread.
final class PlanningProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = Logger.getLogger(PlanningProcessor.class);

    private static final Duration RETRIES = Duration.ofSeconds(5);

    private final Planner planner;
    private final String quickbooksAppUrl;
    private final Clock clock;
    private final Translations translations = new Translations();
    private @Nullable Stage stage;

    /// What there is from [#init] on.
    private record Stage(
            ProcessorContext<String, byte[]> context,
            Tables tables,
            Handout handout,
            RefusedItems refused,
            Backlog backlog) {}

    PlanningProcessor(Planner planner, String quickbooksAppUrl, Clock clock) {
        this.planner = planner;
        this.quickbooksAppUrl = quickbooksAppUrl;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        Tables tables = new Tables(context);
        RefusedItems refused = new RefusedItems();
        tables.each(Table.LINKS, refused::put);
        stage = new Stage(context, tables, new Handout(context, clock), refused, new Backlog(clock.instant()));
        context.schedule(RETRIES, PunctuationType.WALL_CLOCK_TIME, _ -> retry());
    }

    /// The clock only says when to look. What is tried is an operation of its own, by the number of refusals
    /// recorded: looking twice, or again after a restart, is the same operation. While old records are read
    /// there is no looking: in the midst of a replay an approval stands that was taken back later.
    private void retry() {
        Stage now = stage;
        if (now == null || !now.backlog().isWorkedOff(clock.instant())) {
            return;
        }
        now.refused().due(clock.instant(), (connection, trigger) -> {
            try {
                plan(now, connection, trigger);
            } catch (KafkaException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Cannot plan what was refused: connection=%s", connection.value());
            }
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Stage now = stage;
        if (now == null) {
            throw new IllegalStateException("not initialised");
        }
        now.backlog().read(record.timestamp(), clock.instant());
        Table table = Table.of(now.context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record from nowhere"))
                .topic());
        try {
            Trigger trigger = trigger(table, record.key());
            if (update(now.tables(), now.refused(), table, record.key(), record.value())) {
                plan(now, connection(record.key()), trigger);
            }
        } catch (UnreadableException e) {
            now.handout().deadLetter(table, record, "unreadable", String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            // The stores' and the producer's own trouble: the thread ends and the record comes again.
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cannot be planned: topic=%s key=%s", table.topic().name(), record.key());
            now.handout()
                    .deadLetter(
                            table,
                            record,
                            "cannot-be-planned",
                            "The planner failed on this record: " + e.getClass().getSimpleName());
        }
    }

    /// @return whether there is anything to decide
    /// @throws UnreadableException when the value is not what it should be; it stands in the table all the same, as
    ///     it would after a restore
    private boolean update(Tables tables, RefusedItems refused, Table table, String key, byte @Nullable [] value) {
        byte[] before = tables.get(table, key);
        if (table == Table.LINKS) {
            // A link is written when something was done, and each time may be the moment for the next step.
            return updateLink(tables, refused, key, value, before);
        }
        if (Arrays.equals(before, value)) {
            return false;
        }
        if (table == Table.CONNECTIONS) {
            translations.forget();
        }
        FieldGids gids = tables.layout(connection(key)).map(Layouts::gids).orElse(null);
        if (before != null && value != null && isOlder(table, key, value, before, gids)) {
            return false;
        }
        tables.put(table, key, value);
        if (value != null) {
            check(table, key, value, gids);
        }
        return true;
    }

    private static boolean updateLink(
            Tables tables, RefusedItems refused, String key, byte @Nullable [] value, byte @Nullable [] before) {
        if (value != null && before != null && isOlderLink(value, before)) {
            return false;
        }
        tables.put(Table.LINKS, key, value);
        refused.put(key, value);
        if (value != null) {
            Tables.readLink(value);
        }
        return true;
    }

    private static boolean isOlderLink(byte[] value, byte[] before) {
        try {
            return Tables.readLink(value).revision() < Tables.readLink(before).revision();
        } catch (UnreadableException _) {
            return false;
        }
    }

    /// Older never overwrites newer, not even when the topic is read again from its beginning. What a version does not
    /// count (a balance, a deletion) is ordered by when the vendor said it.
    private boolean isOlder(Table table, String key, byte[] value, byte[] before, @Nullable FieldGids gids) {
        return switch (table) {
            case QUICKBOOKS_RECORDS ->
                isBefore(
                        Translations.ifReadable(all -> all.entity(key, value).age(), translations),
                        Translations.ifReadable(all -> all.entity(key, before).age(), translations));
            case ASANA_RECORDS ->
                isBefore(
                        Translations.ifReadable(
                                all -> all.asana(key, value, gids).age(), translations),
                        Translations.ifReadable(
                                all -> all.asana(key, before, gids).age(), translations));
            case LINKS, CONNECTIONS, MAPPINGS -> false;
        };
    }

    private static boolean isBefore(Optional<Age> offered, Optional<Age> known) {
        return offered.isPresent() && known.isPresent() && offered.get().compareTo(known.get()) < 0;
    }

    /// @throws UnreadableException when it is not what it should be
    private void check(Table table, String key, byte[] value, @Nullable FieldGids gids) {
        switch (table) {
            case QUICKBOOKS_RECORDS -> translations.entity(key, value);
            case ASANA_RECORDS -> translations.asana(key, value, gids);
            case CONNECTIONS -> Json.read(value, ConnectionV1.class);
            case MAPPINGS -> Tables.readMapping(value);
            case LINKS -> Tables.readLink(value);
        }
    }

    private void plan(Stage now, ConnectionId connection, Trigger trigger) {
        Optional<Mapping> mapping = now.tables().mapping(connection);
        if (mapping.isEmpty()) {
            // Money is not booked by default rules while the file's may still be on their way. The mapping is published
            // at every start, and then everything is looked at.
            return;
        }
        Plan plan = planner.plan(
                trigger,
                new StreamsConnectionView(connection, mapping.get(), quickbooksAppUrl, now.tables(), translations));
        now.handout().send(connection, plan);
    }

    private static ConnectionId connection(String key) {
        try {
            return new ConnectionId(RecordKey.connectionPart(key));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("a key that names no connection", e);
        }
    }

    private static Trigger trigger(Table table, @Nullable String key) {
        if (key == null) {
            throw new UnreadableException("a record without a key", null);
        }
        connection(key);
        return switch (table) {
            case QUICKBOOKS_RECORDS ->
                new Trigger.EntityChanged(EntityRef.parse(rest(key))
                        .orElseThrow(() -> new UnreadableException("a key that names no QuickBooks entity", null)));
            case ASANA_RECORDS -> {
                String rest = rest(key);
                String gid = rest.substring(rest.indexOf('/') + 1);
                if (rest.startsWith(Translations.TASK + "/")) {
                    yield new Trigger.TaskChanged(gid);
                }
                if (rest.startsWith(Translations.PROJECT + "/")) {
                    yield new Trigger.ProjectChanged(gid);
                }
                throw new UnreadableException("a key that names no task and no project", null);
            }
            case LINKS -> new Trigger.LinkChanged(rest(key));
            case CONNECTIONS, MAPPINGS -> new Trigger.RulesChanged();
        };
    }

    private static String rest(String key) {
        return RecordKey.parse(key)
                .map(RecordKey::rest)
                .orElseThrow(() -> new UnreadableException("a key of another form", null));
    }
}
