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
import io.mlconnector.serviceruntime.upkeep.Sweeping;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import io.mlconnector.serviceruntime.upkeep.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;

/// The upkeep of asana-writer. Asana is read before the topics, so that what a call under way makes is known.
public final class AsanaUpkeep implements Upkeep.Work {
    /// How far the first sweep of a process looks back.
    private static final Duration FIRST = Duration.ofDays(7);

    private final WriterSettings writing;
    private final AsanaClient client;
    private final Layouts layouts;
    private final TopicRows topics;
    private final ExtraTasks extras;
    private final LedgerRebuild rebuild;
    private final Sweeping sweeping;

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
        this.sweeping = new Sweeping(writing, topics, FIRST, clock);
    }

    @Override
    public SweepReport sweep(boolean dryRun, boolean all) {
        Sweeping.Begun begun = sweeping.begin(all);
        List<MarkedTask> tasks = new MarkedTasks(client, layouts, topics, _ -> {}).read(begun.since());
        Map<String, MarkedTask> byGid = new HashMap<>();
        tasks.forEach(task -> byGid.put(task.gid(), task));
        Judgement judgement = sweeping.judge(
                tasks.stream().map(MarkedTask::marked).toList(),
                object -> of(object, byGid).mark().pair(),
                (object, link) -> object.vendorId().equals(link.asana()));
        List<Found> found = new ArrayList<>();
        String me = judgement.extras().isEmpty() ? "" : me();
        judgement.extras().forEach(extra -> found.add(extra(of(extra.object(), byGid), extra.kept(), me, dryRun)));
        judgement.orphans().forEach(orphan -> found.add(orphan(orphan)));
        return sweeping.end(begun, dryRun, tasks.size(), judgement, found);
    }

    private static MarkedTask of(Marked object, Map<String, MarkedTask> byGid) {
        return Objects.requireNonNull(byGid.get(object.vendorId()));
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
