package io.mlconnector.serviceruntime.upkeep;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.upkeep.SweepReport.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the sweeps of both writers have in common: how far each looks back, what the topics say about the objects that
/// it found, and how it is told.
public final class Sweeping {
    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    /// How much two sweeps overlap.
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final int MOST_FOUND = 100;

    private final WriterSettings writing;
    private final TopicRows topics;
    private final Duration first;
    private final Clock clock;
    private volatile @Nullable Instant swept;

    /// @param first how far the first sweep of a process looks back
    public Sweeping(WriterSettings writing, TopicRows topics, Duration first, Clock clock) {
        this.writing = writing;
        this.topics = topics;
        this.first = first;
        this.clock = clock;
    }

    /// One sweep, as it begins.
    ///
    /// @param since what was changed since then is looked at; null for all
    public record Begun(Instant at, @Nullable Instant since) {}

    public Begun begin(boolean all) {
        Instant now = clock.instant();
        Instant last = swept;
        return new Begun(now, all ? null : last == null ? now.minus(first) : last.minus(OVERLAP));
    }

    /// An object that its link knows is known to the ledger too: both are written at once. Only the others are looked
    /// for there.
    ///
    /// @param objects read before
    /// @param pair of the link that may know the object
    public Judgement judge(List<Marked> objects, Function<Marked, String> pair, BiPredicate<Marked, LinkV1> isLinked) {
        Set<String> pairs = new HashSet<>();
        objects.forEach(object -> pairs.add(key(pair.apply(object))));
        Map<String, LinkV1> links =
                pairs.isEmpty() ? Map.of() : topics.read(Topics.LINKS, LinkV1.class, pairs::contains);
        List<Marked> suspects = objects.stream()
                .filter(object -> {
                    LinkV1 link = links.get(key(pair.apply(object)));
                    return link == null || !isLinked.test(object, link);
                })
                .toList();
        Set<String> operations = new HashSet<>();
        suspects.forEach(object -> operations.add(object.operation()));
        Map<String, LedgerEntryV1> ledger = operations.isEmpty()
                ? Map.of()
                : topics.read(writing.ledger(), LedgerEntryV1.class, operations::contains);
        return Judgement.of(suspects, operation -> Optional.ofNullable(ledger.get(operation)));
    }

    /// @param checked how many objects with a mark were looked at
    /// @param found the orphans last
    public SweepReport end(Begun begun, boolean dryRun, int checked, Judgement judgement, List<Found> found) {
        if (!judgement.orphans().isEmpty()) {
            LOG.warnf(
                    "%s: %d objects carry our mark, and the ledger does not say so; one of them: %s",
                    writing.service(),
                    judgement.orphans().size(),
                    found.getLast().text());
        }
        if (!dryRun) {
            swept = begun.at();
        }
        return new SweepReport(
                writing.service(),
                dryRun,
                begun.at(),
                begun.since(),
                checked,
                judgement.underWay(),
                found.subList(0, Math.min(found.size(), MOST_FOUND)));
    }

    private String key(String pair) {
        return RecordKey.of(topics.connection(), pair);
    }
}
