package io.mlconnector.qbowriter.upkeep;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.LedgerEntryV1;
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
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import io.mlconnector.serviceruntime.upkeep.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The upkeep of qbo-writer. QuickBooks is read before the topics, so that what a call under way makes is known.
public final class QboUpkeep implements Upkeep.Work {
    private static final Logger LOG = Logger.getLogger(QboUpkeep.class);

    /// How far the first sweep of a process looks back, and how much two sweeps overlap.
    private static final Duration FIRST = Duration.ofDays(30);

    private static final Duration OVERLAP = Duration.ofHours(1);
    private static final int MOST_FOUND = 100;

    private final WriterSettings writing;
    private final TopicRows topics;
    private final Supplier<Optional<QuickBooksClient>> clients;
    private final UnaryOperator<String> requestId;
    private final ExtraDocuments extras;
    private final LedgerRebuild rebuild;
    private final Clock clock;
    private volatile @Nullable Instant swept;

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
        this.clock = clock;
    }

    @Override
    public SweepReport sweep(boolean dryRun, boolean all) {
        Instant now = clock.instant();
        Instant last = swept;
        Instant since = all ? null : last == null ? now.minus(FIRST) : last.minus(OVERLAP);
        List<MarkedDocument> documents = new MarkedDocuments(client(), _ -> {}).read(since);
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
        Judgement judgement = judge(marked, byRecord);
        for (Judgement.Extra extra : judgement.extras()) {
            MarkedDocument document =
                    Objects.requireNonNull(byRecord.get(extra.object().record()));
            found.add(extra(document, extra, dryRun));
        }
        judgement.orphans().forEach(orphan -> found.add(orphan(orphan, byRecord)));
        if (!judgement.orphans().isEmpty()) {
            LOG.warnf(
                    "%d documents carry our mark, and the ledger does not say so; the first: %s",
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
                documents.size(),
                judgement.underWay(),
                found.subList(0, Math.min(found.size(), MOST_FOUND)));
    }

    /// A document that its cost's link knows is known to the ledger too: both are written at once. Only the others are
    /// looked for there.
    private Judgement judge(List<Marked> marked, Map<String, MarkedDocument> byRecord) {
        Set<String> pairs = new HashSet<>();
        byRecord.values()
                .forEach(document ->
                        pairs.add(key(Pair.costItem(document.marker().taskGid()))));
        Map<String, LinkV1> links =
                pairs.isEmpty() ? Map.of() : topics.read(Topics.LINKS, LinkV1.class, pairs::contains);
        List<Marked> suspects = marked.stream()
                .filter(one -> !isLinked(Objects.requireNonNull(byRecord.get(one.record())), links))
                .toList();
        Set<String> operations = new HashSet<>();
        suspects.forEach(one -> operations.add(one.operation()));
        Map<String, LedgerEntryV1> ledger = operations.isEmpty()
                ? Map.of()
                : topics.read(writing.ledger(), LedgerEntryV1.class, operations::contains);
        return Judgement.of(suspects, operation -> Optional.ofNullable(ledger.get(operation)));
    }

    private boolean isLinked(MarkedDocument document, Map<String, LinkV1> links) {
        LinkV1 link = links.get(key(Pair.costItem(document.marker().taskGid())));
        return link != null && document.ref().toString().equals(link.quickbooks());
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

    private static Found orphan(Judgement.Orphan orphan, Map<String, MarkedDocument> byRecord) {
        MarkedDocument document =
                Objects.requireNonNull(byRecord.get(orphan.object().record()));
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
