package io.mlconnector.qbowriter.upkeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.quickbooks.QuickBooksClient;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The upkeep of qbo-writer. QuickBooks is read before the topics, so that what a call under way makes is known.
public final class QboUpkeep implements Upkeep.Work {
    /// How far the first sweep of a process looks back.
    private static final Duration FIRST = Duration.ofDays(30);

    private final WriterSettings writing;
    private final TopicRows topics;
    private final Supplier<Optional<QuickBooksClient>> clients;
    private final UnaryOperator<String> requestId;
    private final ExtraDocuments extras;
    private final LedgerRebuild rebuild;
    private final Sweeping sweeping;

    /// @param clients the company's, while this process may use it
    /// @param requestId of an operation
    public QboUpkeep(
            WriterSettings writing,
            TopicRows topics,
            Supplier<Optional<QuickBooksClient>> clients,
            UnaryOperator<String> requestId,
            TopicPublisher publisher,
            LedgerRebuild rebuild,
            MeterRegistry meters,
            Clock clock) {
        this.writing = writing;
        this.topics = topics;
        this.clients = clients;
        this.requestId = requestId;
        this.extras = new ExtraDocuments(topics.connection(), publisher, meters, clock);
        this.rebuild = rebuild;
        this.sweeping = new Sweeping(writing, topics, FIRST, clock);
    }

    @Override
    public SweepReport sweep(boolean dryRun, boolean all) {
        Sweeping.Begun begun = sweeping.begin(all);
        List<MarkedDocument> documents = new MarkedDocuments(client(), _ -> {}).read(begun.since());
        List<Found> found = new ArrayList<>();
        Map<String, MarkedDocument> byRecord = new HashMap<>();
        List<Marked> marked = new ArrayList<>();
        for (MarkedDocument document : documents) {
            Optional<OperationKey> key = document.marker().findOperation(topics.connection());
            if (key.isPresent()) {
                Marked one = document.as(key.get().value());
                byRecord.put(one.record(), document);
                marked.add(one);
            } else {
                found.add(stranger(document));
            }
        }
        Judgement judgement = sweeping.judge(
                marked,
                object -> Pair.costItem(of(object, byRecord).marker().taskGid()),
                (object, link) -> of(object, byRecord).ref().toString().equals(link.quickbooks()));
        judgement.extras().forEach(extra -> found.add(extra(of(extra.object(), byRecord), extra, dryRun)));
        judgement.orphans().forEach(orphan -> found.add(orphan(orphan, of(orphan.object(), byRecord))));
        return sweeping.end(begun, dryRun, documents.size(), judgement, found);
    }

    private static MarkedDocument of(Marked object, Map<String, MarkedDocument> byRecord) {
        return Objects.requireNonNull(byRecord.get(object.record()));
    }

    private Found extra(MarkedDocument document, Judgement.Extra extra, boolean dryRun) {
        String told = key(Pair.extra(document.ref()));
        boolean isTold = !topics.read(Topics.LINKS, LinkV1.class, told::equals).isEmpty();
        if (!isTold && !dryRun) {
            extras.tell(document, extra.object().operation(), extra.kept());
        }
        return new Found(
                extra.object().record(),
                extra.object().operation(),
                "extra",
                extra.kept(),
                isTold ? "told-before" : "tell",
                ExtraDocuments.sentence(document, extra.kept()));
    }

    private static Found orphan(Judgement.Orphan orphan, MarkedDocument document) {
        return new Found(
                orphan.object().record(),
                orphan.object().operation(),
                "unknown",
                null,
                "none",
                "The " + document.shown() + " carries the mark of task "
                        + document.marker().taskGid() + ", and " + orphan.why()
                        + ". If the ledger was lost: ./mlc rebuild-ledger --side quickbooks makes it again.");
    }

    private static Found stranger(MarkedDocument document) {
        return new Found(
                "quickbooks/" + document.ref(),
                "",
                "unknown",
                null,
                "none",
                "The " + document.shown() + " carries a mark that is none of this company's; its note was copied from"
                        + " elsewhere.");
    }

    @Override
    public RebuildReport rebuild(boolean dryRun, LongConsumer progress) {
        List<MarkedDocument> documents = new MarkedDocuments(client(), progress).read(null);
        Map<String, String> hashes = topics.commandHashes(writing.commands());
        PostedRows rows = new PostedRows(topics.connection(), hashes, requestId);
        rows.documents(documents);
        Collection<LinkV1> left = topics.read(Topics.LINKS, LinkV1.class, key -> key.startsWith(key("CostItem/")))
                .values();
        rows.refusals(left);
        rows.updates(left);
        return rebuild.write(rows.ledger(), rows.links(), documents.size(), dryRun);
    }

    private QuickBooksClient client() {
        return clients.get()
                .orElseThrow(() -> new NotNowException(
                        "QuickBooks is not connected just now, or another instance looks after it."));
    }

    private String key(String pair) {
        return RecordKey.of(topics.connection(), pair);
    }
}
