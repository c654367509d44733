package io.mlconnector.asanawriter.upkeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.asana.AsanaClient;
import io.mlconnector.asana.Read;
import io.mlconnector.asanawriter.operation.TaskMark;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.upkeep.Judgement;
import io.mlconnector.serviceruntime.upkeep.LedgerRebuild;
import io.mlconnector.serviceruntime.upkeep.Marked;
import io.mlconnector.serviceruntime.upkeep.NotNowException;
import io.mlconnector.serviceruntime.upkeep.RebuildReport;
import io.mlconnector.serviceruntime.upkeep.SweepReport;
import io.mlconnector.serviceruntime.upkeep.SweepReport.Found;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import io.mlconnector.serviceruntime.upkeep.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The upkeep of asana-writer. Asana is read before the topics, so that what a call under way makes is known.
public final class AsanaUpkeep implements Upkeep.Work {
    private static final Logger LOG = Logger.getLogger(AsanaUpkeep.class);

    /// How far the first sweep of a process looks back, and how much two sweeps overlap.
    private static final Duration FIRST = Duration.ofDays(7);

    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int MOST_FOUND = 100;

    private final WriterSettings writing;
    private final AsanaClient client;
    private final Layouts layouts;
    private final TopicRows topics;
    private final ExtraTasks extras;
    private final LedgerRebuild rebuild;
    private final Clock clock;
    private volatile @Nullable Instant swept;

    /// @param layouts has the connection's while this process owns it
    public AsanaUpkeep(
            WriterSettings writing,
            AsanaClient client,
            Layouts layouts,
            TopicRows topics,
            TopicPublisher publisher,
            LedgerRebuild rebuild,
            MeterRegistry meters,
            Clock clock) {
        this.writing = writing;
        this.client = client;
        this.layouts = layouts;
        this.topics = topics;
        this.extras = new ExtraTasks(topics.connection(), writing.commands(), publisher, meters, clock);
        this.rebuild = rebuild;
        this.clock = clock;
    }

    @Override
    public SweepReport sweep(boolean dryRun, boolean all) {
        Instant now = clock.instant();
        Instant last = swept;
        Instant since = all ? null : last == null ? now.minus(FIRST) : last.minus(OVERLAP);
        List<MarkedTask> tasks = new MarkedTasks(client, layouts, topics, _ -> {}).read(since);
        Map<String, MarkedTask> byGid = new HashMap<>();
        tasks.forEach(task -> byGid.put(task.gid(), task));
        Judgement judgement = judge(tasks);
        List<Found> found = new ArrayList<>();
        String me = judgement.extras().isEmpty() ? "" : me();
        for (Judgement.Extra extra : judgement.extras()) {
            MarkedTask task = Objects.requireNonNull(byGid.get(extra.object().vendorId()));
            found.add(extra(task, extra.kept(), me, dryRun));
        }
        judgement.orphans().forEach(orphan -> found.add(orphan(orphan)));
        if (!judgement.orphans().isEmpty()) {
            LOG.warnf(
                    "%d tasks carry our mark, and the ledger does not say so; the first: %s",
                    judgement.orphans().size(), found.getLast().text());
        }
        if (!dryRun) {
            swept = now;
        }
        return new SweepReport(
                writing.service(),
                dryRun,
                now,
                since,
                tasks.size(),
                judgement.underWay(),
                found.subList(0, Math.min(found.size(), MOST_FOUND)));
    }

    /// A task that its record's link knows is known to the ledger too: both are written at once. Only the others are
    /// looked for there.
    private Judgement judge(List<MarkedTask> tasks) {
        Set<String> pairs = new HashSet<>();
        tasks.forEach(task -> pairs.add(key(task.mark().pair())));
        Map<String, LinkV1> links =
                pairs.isEmpty() ? Map.of() : topics.read(Topics.LINKS, LinkV1.class, pairs::contains);
        List<Marked> suspects = tasks.stream()
                .filter(task -> !isLinked(task, links.get(key(task.mark().pair()))))
                .map(MarkedTask::marked)
                .toList();
        Set<String> operations = new HashSet<>();
        suspects.forEach(one -> operations.add(one.operation()));
        Map<String, LedgerEntryV1> ledger = operations.isEmpty()
                ? Map.of()
                : topics.read(writing.ledger(), LedgerEntryV1.class, operations::contains);
        return Judgement.of(suspects, operation -> Optional.ofNullable(ledger.get(operation)));
    }

    private static boolean isLinked(MarkedTask task, @Nullable LinkV1 link) {
        return link != null && task.gid().equals(link.asana());
    }

    /// A task that somebody else created is a person's copy, whatever it carries: nothing of a person's is deleted.
    private Found extra(MarkedTask task, String kept, String me, boolean dryRun) {
        EntityRef source = EntityRef.parse(task.mark().pair()).orElse(null);
        if (source == null || !task.createdBy().equals(me)) {
            String text = "Task " + task.gid() + " carries the mark of task " + kept
                    + ", and the connector did not create it: a copy that somebody made. It stays.";
            return found(task, kept, "none", text);
        }
        String removal = extras.removal(task).value();
        if (isAsked(removal)) {
            return found(
                    task,
                    kept,
                    "told-before",
                    "Task " + task.gid() + " is a second one of " + task.mark().pair()
                            + "; what became of its removal: ./mlc show quickbooks/" + source);
        }
        if (!dryRun) {
            extras.remove(task, source, kept);
        }
        return found(task, kept, "remove", ExtraTasks.sentence(task, kept));
    }

    /// Perhaps the writer has not begun with it.
    private boolean isAsked(String removal) {
        return !topics.read(writing.ledger(), LedgerEntryV1.class, removal::equals)
                        .isEmpty()
                || topics.commandHashes(writing.commands()).containsKey(removal);
    }

    private static Found found(MarkedTask task, String kept, String action, String text) {
        return new Found("asana/Task/" + task.gid(), task.mark().key().value(), "extra", kept, action, text);
    }

    private static Found orphan(Judgement.Orphan orphan) {
        return new Found(
                orphan.object().record(),
                orphan.object().operation(),
                "unknown",
                null,
                "none",
                "Task " + orphan.object().vendorId() + " carries our mark, and " + orphan.why()
                        + ". If the ledger was lost: ./mlc rebuild-ledger --side asana makes it again.");
    }

    private String me() {
        return switch (client.fetchMe()) {
            case ApiResult.Ok<Read>(var read, var _) -> read.gid();
            case ApiResult.Failed<Read>(var failure, var _) ->
                throw new NotNowException("Asana did not say who the connector is: " + failure.detail());
        };
    }

    @Override
    public RebuildReport rebuild(boolean dryRun, LongConsumer progress) {
        List<MarkedTask> tasks = new MarkedTasks(client, layouts, topics, progress).read(null);
        TaskRows rows =
                new TaskRows(topics.connection(), topics.commandHashes(writing.commands()), TaskMark::requestId);
        rows.tasks(tasks);
        rows.told(topics.read(Topics.LINKS, LinkV1.class, key -> key.startsWith(key("CostItem/")))
                .values());
        return rebuild.write(rows.ledger(), rows.links(), tasks.size(), dryRun);
    }

    private String key(String pair) {
        return RecordKey.of(topics.connection(), pair);
    }
}
