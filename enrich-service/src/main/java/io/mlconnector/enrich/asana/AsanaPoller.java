package io.mlconnector.enrich.asana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Listing;
import io.mlconnector.asana.translation.TaskTranslator;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.ChangeV1.Cause;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.enrich.flow.Changes;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.Outcome;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.serviceruntime.kafka.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What no webhook tells of Asana: which projects are linked, and what was lost on the way (Asana delivers at most
/// once). Finds differences and publishes them as changes that carry the object; who writes records is [AsanaChanges].
///
/// Called by one thread.
public final class AsanaPoller {
    private static final Logger LOG = Logger.getLogger(AsanaPoller.class);
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    /// Until a newly linked project has its webhook, its tasks are looked at again and again.
    private static final Duration NEW = Duration.ofMinutes(3);
    /// What comes back (from the bin, or because rights were given back) can keep its `modified_at`: all tasks of a
    /// project are listed now and then, not only those that were modified.
    private static final Duration WHOLE = Duration.ofHours(1);

    private final ConnectionId connection;
    private final AsanaClient client;
    private final VendorGate gate;
    private final RecordTable<StoredObject> records;
    private final Outbox outbox;
    private final SourceWatch watch;
    private final Clock clock;
    private final Set<String> linkedByFile;
    private final EventStreams streams;
    private final Map<String, Instant> newUntil = new HashMap<>();
    private final Map<String, Instant> listedAt = new HashMap<>();
    private final Map<String, Instant> listedWhole = new HashMap<>();
    private Set<String> linked = Set.of();
    private boolean begun;

    /// @param watch told of each modified task that a look was the first to tell of
    /// @param linkedByFile gids of the projects that the mapping file links
    public AsanaPoller(
            ConnectionId connection,
            AsanaClient client,
            VendorGate gate,
            RecordTable<StoredObject> records,
            Outbox outbox,
            SourceWatch watch,
            Clock clock,
            Set<String> linkedByFile) {
        this.connection = connection;
        this.client = client;
        this.gate = gate;
        this.records = records;
        this.outbox = outbox;
        this.watch = watch;
        this.clock = clock;
        this.linkedByFile = Set.copyOf(linkedByFile);
        this.streams = new EventStreams(client, gate);
    }

    /// From now on everything is unknown again: somebody else polled meanwhile.
    public void begin() {
        listedAt.clear();
        listedWhole.clear();
        newUntil.clear();
        streams.begin();
        linked = Set.of();
        begun = false;
    }

    /// The cheap look: which projects are linked, and the tasks of those that have just been.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void pollPortfolio(ConnectionV1.Layout layout) {
        Set<String> now = new LinkedHashSet<>(linkedByFile);
        List<Message> messages = new ArrayList<>();
        for (String gid : linkedByFile) {
            if (!isStoredAsLinked(gid)) {
                messages.add(message(Kind.PROJECT, gid, ObjectWork.LINKED, Cause.POLL, null, null));
            }
        }
        String portfolio = layout.portfolio();
        if (portfolio != null) {
            switch (gate.call(() -> client.listPortfolioItems(portfolio))) {
                case ApiResult.Ok<Listing>(var items, var _) -> {
                    items.items().forEach(item -> now.add(item.path("gid").asText()));
                    now.remove("");
                    compare(items, now, messages);
                }
                case ApiResult.Failed<Listing>(var failure, var _) -> {
                    LOG.errorf("Asana refuses to show the portfolio: %s", failure.detail());
                    now.addAll(linked);
                }
            }
        }
        Instant time = clock.instant();
        for (String gid : now) {
            // At the beginning all are unknown here; those that are stored as linked have their webhooks.
            if (!linked.contains(gid) && (begun || !isStoredAsLinked(gid))) {
                newUntil.put(gid, time.plus(NEW));
            }
        }
        begun = true;
        linked = Set.copyOf(now);
        outbox.send(messages);
        newUntil.values().removeIf(until -> until.isBefore(time));
        newUntil.keySet().retainAll(linked);
        newUntil.keySet().forEach(this::pollTasks);
    }

    /// The tasks of all linked projects and of our own directories.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void pollTasks(ConnectionV1.Layout layout) {
        Set<String> projects = new LinkedHashSet<>(linked);
        projects.addAll(layout.directories().values());
        projects.forEach(this::pollTasks);
    }

    /// All tasks of those of these projects that are ours, whenever they were listed last: nobody may have listened to
    /// them for a while.
    ///
    /// @throws io.mlconnector.enrich.flow.ClosingException when the service ends before
    public void pollAnew(ConnectionV1.Layout layout, Set<String> projects) {
        Set<String> ours = new LinkedHashSet<>(linked);
        ours.addAll(layout.directories().values());
        ours.retainAll(projects);
        ours.forEach(listedWhole::remove);
        ours.forEach(this::pollTasks);
    }

    private boolean isStoredAsLinked(String gid) {
        return records.find(key(Kind.PROJECT, gid)).filter(StoredObject::linked).isPresent();
    }

    private void compare(Listing items, Set<String> now, List<Message> messages) {
        for (JsonNode item : items.items()) {
            String gid = item.path("gid").asText();
            StoredObject known = records.find(key(Kind.PROJECT, gid)).orElse(null);
            if (!gid.isEmpty() && isNews(known, new Outcome.Found(item, items.readAt()), true)) {
                messages.add(message(Kind.PROJECT, gid, ObjectWork.LINKED, Cause.POLL, items.readAt(), item));
            }
        }
        String prefix = RecordKey.of(connection, Kind.PROJECT.type()) + "/";
        records.withPrefix(prefix).forEach((key, stored) -> {
            String gid = key.substring(prefix.length());
            if (stored.linked() && !now.contains(gid)) {
                messages.add(message(Kind.PROJECT, gid, ObjectWork.UNLINKED, Cause.POLL, null, null));
            }
        });
    }

    private static boolean isNews(@Nullable StoredObject known, Outcome found, boolean linked) {
        try {
            return ObjectVersions.next(known, found, linked).isPresent();
        } catch (UnreadableException _) {
            // Who handles the change says so.
            return true;
        }
    }

    /// Everything the first time and now and then, else what was modified since the last time.
    private void pollTasks(String project) {
        EventStreams.Heard heard = streams.hear(project);
        if (heard.gap()) {
            listedWhole.remove(project);
        }
        Instant now = clock.instant();
        Instant whole = listedWhole.get(project);
        boolean everything = whole == null || !now.isBefore(whole.plus(WHOLE));
        Instant since = everything ? null : listedAt.get(project);
        switch (gate.call(() -> client.listTasks(project, since))) {
            case ApiResult.Failed<Listing>(var failure, var _) -> {
                LOG.errorf("Asana refuses to show the tasks of project %s: %s", project, failure.detail());
                streams.forget(project);
            }
            case ApiResult.Ok<Listing>(var tasks, var _) -> {
                Cause cause = since == null ? Cause.BACKFILL : Cause.POLL;
                Set<String> seen = new HashSet<>();
                List<Message> messages = new ArrayList<>();
                for (JsonNode task : tasks.items()) {
                    String gid = task.path("gid").asText();
                    seen.add(gid);
                    StoredObject known = records.find(key(Kind.TASK, gid)).orElse(null);
                    if (isNews(known, new Outcome.Found(task, tasks.readAt()), false)) {
                        messages.add(message(
                                Kind.TASK, gid, known == null ? "added" : "changed", cause, tasks.readAt(), task));
                        if (since != null && !newUntil.containsKey(project)) {
                            tell(gid, task, known);
                        }
                    }
                }
                if (since == null) {
                    lookFor(project, seen, messages);
                    listedWhole.put(project, now);
                    streams.listed(project);
                } else {
                    look(project, heard.tasks(), seen, messages);
                }
                outbox.send(messages);
                Instant at = tasks.readAt() == null ? clock.instant() : tasks.readAt();
                listedAt.put(project, at.minus(OVERLAP));
            }
        }
    }

    private void tell(String gid, JsonNode task, @Nullable StoredObject known) {
        if (known != null && isOnlyTouched(known, task)) {
            return;
        }
        TaskTranslator.findModifiedAt(task)
                .filter(at -> known == null || known.modifiedAt() == null || at.isAfter(known.modifiedAt()))
                .ifPresent(at -> watch.found(Kind.TASK.type() + "/" + gid, at, false));
    }

    /// A comment moves the time of the task, and is an event of a story, which no webhook of ours asks for.
    private static boolean isOnlyTouched(StoredObject known, JsonNode task) {
        return known.body() != null
                && known.body().tree() instanceof ObjectNode before
                && task.deepCopy() instanceof ObjectNode now
                && before.without("modified_at").equals(now.without("modified_at"));
    }

    /// Came into the project or left it, which is no modification and in no list of modified tasks.
    private void look(String project, Map<String, Boolean> heard, Set<String> seen, List<Message> messages) {
        heard.forEach((gid, came) -> {
            boolean stored = records.find(key(Kind.TASK, gid))
                    .filter(known -> !known.gone() && known.projects().contains(project))
                    .isPresent();
            if (!seen.contains(gid) && stored != came) {
                messages.add(message(Kind.TASK, gid, came ? "added" : "missing", Cause.POLL, null, null));
            }
        });
    }

    /// Stored as a task of this project, but not listed: moved or deleted while nobody listened.
    private void lookFor(String project, Set<String> seen, List<Message> messages) {
        String prefix = RecordKey.of(connection, Kind.TASK.type()) + "/";
        records.withPrefix(prefix).forEach((key, stored) -> {
            String gid = key.substring(prefix.length());
            if (!seen.contains(gid) && !stored.gone() && stored.projects().contains(project)) {
                messages.add(message(Kind.TASK, gid, "missing", Cause.BACKFILL, null, null));
            }
        });
    }

    private Message message(
            Kind kind, String gid, String operation, Cause cause, @Nullable Instant at, @Nullable JsonNode snapshot) {
        ChangeV1 change =
                new ChangeV1(connection.value(), kind.type(), gid, operation, cause, null, at, null, snapshot);
        return Changes.message(Topics.ASANA_CHANGES, change, clock.instant(), null);
    }

    private String key(Kind kind, String gid) {
        return RecordKey.of(connection, kind.type(), gid);
    }
}
