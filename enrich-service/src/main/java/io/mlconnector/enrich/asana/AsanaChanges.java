package io.mlconnector.enrich.asana;

import io.mlconnector.asana.AsanaClient;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Arrival;
import io.mlconnector.enrich.flow.ChangeLetters;
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

/// A batch of changes to full records; the other side's twin is
/// [io.mlconnector.enrich.quickbooks.QuickBooksChanges].
///
/// Called by one thread at a time; returns when everything that follows is in Kafka.
public final class AsanaChanges {
    private final ConnectionId connection;
    private final ObjectReader reader;
    private final RecordTable<StoredObject> records;
    private final Outbox outbox;
    private final ChangeLetters letters;
    private final Trail trail;
    private final SourceWatch watch;
    private final Clock clock;
    private final Runnable projectTouched;

    /// @param watch told of each task that a webhook told of
    /// @param projectTouched told when somebody touched a project: it may have been linked
    public AsanaChanges(
            ConnectionId connection,
            AsanaClient client,
            VendorGate gate,
            RecordTable<StoredObject> records,
            Outbox outbox,
            SourceWatch watch,
            Clock clock,
            Runnable projectTouched) {
        this.watch = watch;
        this.connection = connection;
        this.reader = new ObjectReader(client, gate, clock);
        this.records = records;
        this.outbox = outbox;
        this.trail = new Trail(clock);
        this.letters = new ChangeLetters(Topics.ASANA_CHANGES, "asana", outbox, trail);
        this.clock = clock;
        this.projectTouched = projectTouched;
    }

    /// @param workspace gid
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before all is done
    public void handle(List<ConsumerRecord<String, byte[]>> batch, String workspace) {
        new OneByOne(records -> handleTogether(records, workspace), letters).handle(batch);
    }

    private void handleTogether(List<ConsumerRecord<String, byte[]>> batch, String workspace) {
        Map<ObjectRef, ObjectWork> work = ObjectWork.coalesce(letters.readable(
                batch, connection, change -> ObjectRef.of(change).isPresent()));
        work.values().forEach(this::tellOfWebhooks);
        FetchPlan plan = FetchPlan.of(
                work.values().stream().filter(one -> one.carried().isEmpty()).toList(), this::projectsOf);
        Map<ObjectRef, Outcome> outcomes = reader.read(plan, workspace);
        Written written = new Written(new ArrayList<>(), new LinkedHashMap<>());
        for (ObjectWork one : work.values()) {
            one.carried()
                    .or(() -> Optional.ofNullable(outcomes.get(one.ref())))
                    .ifPresent(outcome -> take(one, outcome, written));
        }
        outbox.send(written.messages());
        records.wrote(written.values());
        if (work.values().stream().anyMatch(AsanaChanges::isTouchedProject)) {
            projectTouched.run();
        }
    }

    private void tellOfWebhooks(ObjectWork work) {
        for (Arrival arrival : work.arrivals()) {
            if (work.ref().kind() == Kind.TASK && arrival.change().cause() == ChangeV1.Cause.WEBHOOK) {
                watch.heard(
                        work.ref().toString(),
                        arrival.change().at(),
                        Instant.ofEpochMilli(arrival.record().timestamp()));
            }
        }
    }

    private static boolean isTouchedProject(ObjectWork work) {
        return work.ref().kind() == Kind.PROJECT && work.causes().contains(ChangeV1.Cause.WEBHOOK);
    }

    /// What is to be sent, and what is stored when it is.
    private record Written(List<Message> messages, Map<String, StoredObject> values) {}

    private Set<String> projectsOf(ObjectRef ref) {
        return records.find(key(ref)).map(StoredObject::projects).orElse(Set.of());
    }

    private void take(ObjectWork work, Outcome outcome, Written written) {
        if (outcome instanceof Outcome.Refused(var code, var text)) {
            work.arrivals().forEach(arrival -> letters.send(arrival.record(), code, "Asana refuses: " + text));
            return;
        }
        StoredObject known = records.find(key(work.ref())).orElse(null);
        Optional<StoredObject> next;
        try {
            next = work.causes().contains(ChangeV1.Cause.REPLAY)
                    ? Optional.of(ObjectVersions.newest(known, outcome, work.linked(known)))
                    : ObjectVersions.next(known, outcome, work.linked(known));
        } catch (UnreadableException e) {
            work.arrivals()
                    .forEach(arrival ->
                            letters.send(arrival.record(), "unreadable", "An object with " + e.getMessage()));
            return;
        }
        if (next.isPresent()) {
            write(work, next.get(), written);
        } else if (work.causes().contains(ChangeV1.Cause.WEBHOOK)) {
            written.messages().add(entry(work, "skipped", "Nothing differs from what is known."));
        }
    }

    private void write(ObjectWork work, StoredObject next, Written written) {
        AsanaRecordV1 value = new AsanaRecordV1(
                connection.value(),
                work.ref().kind().type(),
                work.ref().gid(),
                next.gone(),
                next.linked(),
                next.modifiedAt(),
                next.readAt(),
                next.body() == null ? null : next.body().tree());
        if (!Outbox.fits(value)) {
            work.arrivals()
                    .forEach(arrival ->
                            letters.send(arrival.record(), "too-large", "The object is larger than a record may be"));
            return;
        }
        String key = key(work.ref());
        // The event is the reading. With the time of the change a replay would take what was read after our own write
        // before the link that tells of that write.
        Instant at = clock.instant();
        written.messages()
                .add(new Message(
                        Topics.ASANA_RECORDS,
                        key,
                        value,
                        "connector.asana.record.read.v1",
                        at,
                        work.newest().origin()));
        written.values().put(key, next);
        written.messages().add(entry(work, "read", sentence(work, next)));
    }

    private Message entry(ObjectWork work, String step, String detail) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", work.newest().origin());
        facts.putAll(Arrival.others(work.arrivals()));
        String eventId = work.newest().change().eventId();
        if (eventId != null) {
            facts.put("eventId", eventId);
        }
        return trail.entry(
                connection.value(),
                "asana/" + work.ref(),
                List.of(),
                step,
                detail,
                facts,
                work.newest().origin());
    }

    private static String sentence(ObjectWork work, StoredObject next) {
        String changes =
                work.arrivals().size() == 1 ? "one change" : work.arrivals().size() + " changes";
        return "Read after " + changes + " ("
                + work.newest().change().cause().name().toLowerCase(Locale.ROOT) + "): "
                + (next.gone() ? "gone" : "modified at " + next.modifiedAt())
                + (next.linked() ? ", linked." : ".");
    }

    private String key(ObjectRef ref) {
        return RecordKey.of(connection, ref.kind().type(), ref.gid());
    }
}
