package io.mlconnector.enrich.quickbooks;

import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Arrival;
import io.mlconnector.enrich.flow.ChangeLetters;
import io.mlconnector.enrich.flow.Changes;
import io.mlconnector.enrich.flow.OneByOne;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.Trail;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A batch of changes to full records. Whatever piles up while QuickBooks is being asked becomes the next batch: a
/// single change does not wait for others, and a burst costs few calls.
///
/// Called by one thread at a time; returns when everything that follows is in Kafka.
public final class QuickBooksChanges {
    private final ConnectionId connection;
    private final WorkReader reader;
    private final RecordTable<StoredEntity> records;
    private final Outbox outbox;
    private final ChangeLetters letters;
    private final Trail trail;
    private final SourceWatch watch;
    private final Clock clock;

    public QuickBooksChanges(
            ConnectionId connection,
            QuickBooksReaders readers,
            VendorGate gate,
            RecordTable<StoredEntity> records,
            Outbox outbox,
            SourceWatch watch,
            Clock clock) {
        this.watch = watch;
        this.connection = connection;
        this.reader = new WorkReader(readers, gate, clock);
        this.records = records;
        this.outbox = outbox;
        this.trail = new Trail(clock);
        this.letters = new ChangeLetters(Topics.QUICKBOOKS_CHANGES, "quickbooks", outbox, trail);
        this.clock = clock;
    }

    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before all is done
    public void handle(List<ConsumerRecord<String, byte[]>> batch) {
        new OneByOne(this::handleTogether, letters).handle(batch);
    }

    private void handleTogether(List<ConsumerRecord<String, byte[]>> batch) {
        Map<EntityRef, EntityWork> work = EntityWork.coalesce(letters.readable(
                batch, connection, change -> EntityWork.ref(change).isPresent()));
        work.values().forEach(this::tellOfWebhooks);
        Map<EntityRef, Outcome> outcomes = reader.read(
                work.values().stream().filter(EntityWork::isToBeRead).toList());
        Written written = new Written(new ArrayList<>(), new LinkedHashMap<>());
        for (EntityWork one : work.values()) {
            Outcome outcome = one.carried()
                    .or(() -> Optional.ofNullable(outcomes.get(one.ref())))
                    .orElseGet(() -> new Outcome.Missing(one.newest().change().at()));
            take(one, outcome, written, work.keySet());
        }
        outbox.send(written.messages());
        records.wrote(written.values());
    }

    private void tellOfWebhooks(EntityWork work) {
        for (Arrival arrival : work.arrivals()) {
            if (arrival.change().cause() == ChangeV1.Cause.WEBHOOK) {
                watch.heard(
                        work.ref().toString(),
                        arrival.change().at(),
                        Instant.ofEpochMilli(arrival.record().timestamp()));
            }
        }
    }

    /// What is to be sent, and what is stored when it is.
    private record Written(List<Message> messages, Map<String, StoredEntity> values) {}

    private void take(EntityWork work, Outcome outcome, Written written, Set<EntityRef> inBatch) {
        if (outcome instanceof Outcome.Refused(var code, var text)) {
            work.arrivals().forEach(arrival -> letters.send(arrival.record(), code, "QuickBooks refuses: " + text));
            return;
        }
        String key = RecordKey.of(connection, work.ref());
        StoredEntity known = records.find(key).orElse(null);
        StoredEntity offered;
        try {
            offered = EntityVersions.offered(work.ref().type(), outcome, known, work.mergedInto());
        } catch (NumberFormatException _) {
            work.arrivals()
                    .forEach(arrival ->
                            letters.send(arrival.record(), "unreadable", "An entity without a readable SyncToken"));
            return;
        } catch (UnreadableException e) {
            work.arrivals()
                    .forEach(arrival ->
                            letters.send(arrival.record(), "unreadable", "An entity with " + e.getMessage()));
            return;
        }
        switch (EntityVersions.judge(known, offered)) {
            case NEWER -> write(work, known, offered, written, inBatch);
            case SAME -> {
                if (work.causes().contains(ChangeV1.Cause.REPLAY)) {
                    write(work, known, offered, written, inBatch);
                } else {
                    skip(work, "Version " + offered.syncToken() + " is the one that is known.", written);
                }
            }
            case OLDER ->
                skip(work, "Version " + offered.syncToken() + " is older than the one that is known.", written);
        }
    }

    private void write(
            EntityWork work,
            @Nullable StoredEntity known,
            StoredEntity offered,
            Written written,
            Set<EntityRef> inBatch) {
        String key = RecordKey.of(connection, work.ref());
        QuickBooksRecordV1 value = new QuickBooksRecordV1(
                connection.value(),
                work.ref().type().wire(),
                work.ref().id(),
                offered.syncToken(),
                offered.state(),
                offered.readAt(),
                offered.mergedInto(),
                offered.body() == null ? null : offered.body().tree());
        if (!Outbox.fits(value)) {
            work.arrivals()
                    .forEach(arrival ->
                            letters.send(arrival.record(), "too-large", "The entity is larger than a record may be"));
            return;
        }
        String origin = work.newest().origin();
        // The event is the reading. With the time of the change a replay would take what was read after our own write
        // before the link that tells of that write.
        Instant at = clock.instant();
        written.messages()
                .add(new Message(
                        Topics.QUICKBOOKS_RECORDS, key, value, "connector.quickbooks.record.read.v1", at, origin));
        written.values().put(key, offered);
        written.messages().add(entry(work, "read", sentence(work, offered), offered.syncToken()));
        if (work.causes().equals(Set.of(ChangeV1.Cause.BACKFILL))) {
            // The load reads all of them anyway, and the parties before their documents.
            return;
        }
        for (EntityRef related : RelatedDocuments.of(work.ref().type(), known, offered)) {
            if (!inBatch.contains(related)) {
                ChangeV1 change = new ChangeV1(
                        connection.value(),
                        related.type().wire(),
                        related.id(),
                        "updated",
                        ChangeV1.Cause.RELATED,
                        null,
                        null,
                        null,
                        null);
                written.messages().add(Changes.message(Topics.QUICKBOOKS_CHANGES, change, clock.instant(), origin));
            }
        }
    }

    /// Told only where somebody said that there was a change: a poll finds the same again all the time.
    private void skip(EntityWork work, String detail, Written written) {
        if (work.causes().contains(ChangeV1.Cause.WEBHOOK)) {
            written.messages().add(entry(work, "skipped", detail, null));
        }
    }

    private Message entry(EntityWork work, String step, String detail, @Nullable Long version) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", work.newest().origin());
        facts.putAll(Arrival.others(work.arrivals()));
        String eventId = work.newest().change().eventId();
        if (eventId != null) {
            facts.put("eventId", eventId);
        }
        if (version != null) {
            facts.put("version", String.valueOf(version));
        }
        return trail.entry(
                connection.value(),
                "quickbooks/" + work.ref(),
                List.of(),
                step,
                detail,
                facts,
                work.newest().origin());
    }

    private static String sentence(EntityWork work, StoredEntity offered) {
        String changes =
                work.arrivals().size() == 1 ? "one change" : work.arrivals().size() + " changes";
        return "Read after " + changes + " ("
                + work.newest().change().cause().name().toLowerCase(Locale.ROOT)
                + "): version " + offered.syncToken() + ", "
                + offered.state().name().toLowerCase(Locale.ROOT) + ".";
    }
}
