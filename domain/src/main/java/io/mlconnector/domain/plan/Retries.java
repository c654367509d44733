package io.mlconnector.domain.plan;

import io.mlconnector.domain.link.Cause;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a cost item that QuickBooks refused for a [Cause] is tried again. A function of what is recorded on the links:
/// whoever asks again, or after a restart, gets the same answer until another outcome is recorded.
///
/// | cause | who tries |
/// |---|---|
/// | of the item | each for itself |
/// | of the connection | one for all; when anything was posted since, all |
public final class Retries {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /// Four weeks; then a person has to set the item to Ready again.
    static final int MOST_IN_A_ROW = 120;

    private static final int MAX_DOUBLINGS = 11;

    private Retries() {}

    /// A link that can be tried again, with everything that this takes.
    private record Waiting(String taskGid, Cause cause, int inARow, Instant at) {}

    /// @param refused the cost items of one connection whose last attempt was refused
    /// @param lastPosting when QuickBooks last took a posting of this connection; null when it is not known
    /// @return empty when nothing is due
    public static Optional<Trigger.RetriesDue> due(
            Collection<Link> refused, @Nullable Instant lastPosting, Instant now) {
        List<List<String>> due = new ArrayList<>();
        Map<Cause, List<Waiting>> probing = new EnumMap<>(Cause.class);
        for (Link link : refused) {
            waiting(link).ifPresent(item -> {
                if (!item.cause().isOfConnection()) {
                    if (isDue(item.at(), item.inARow(), now)) {
                        due.add(List.of(item.taskGid()));
                    }
                } else if (lastPosting != null && lastPosting.isAfter(item.at())) {
                    due.add(List.of(item.taskGid()));
                } else {
                    probing.computeIfAbsent(item.cause(), _ -> new ArrayList<>())
                            .add(item);
                }
            });
        }
        probing.values().forEach(group -> {
            Instant latest = group.stream()
                    .map(Waiting::at)
                    .max(Comparator.naturalOrder())
                    .orElse(now);
            int most = group.stream().mapToInt(Waiting::inARow).max().orElse(1);
            if (isDue(latest, most, now)) {
                due.add(group.stream()
                        .map(Waiting::taskGid)
                        .sorted(LinkedProjects.BY_AGE)
                        .toList());
            }
        });
        return due.isEmpty() ? Optional.empty() : Optional.of(new Trigger.RetriesDue(due));
    }

    /// Whether this refusal is of a kind after which the item goes on by itself, and not for too long already.
    static Optional<Cause> cause(Link item) {
        return Optional.ofNullable(item.refusal())
                .filter(refusal -> item.state() == Link.State.REJECTED && refusal.inARow() < MOST_IN_A_ROW)
                .flatMap(Refusal::cause);
    }

    private static Optional<Waiting> waiting(Link link) {
        Refusal refusal = link.refusal();
        String gid = link.asanaGid();
        Instant at = link.at();
        return refusal == null || gid == null || at == null
                ? Optional.empty()
                : cause(link).map(cause -> new Waiting(gid, cause, refusal.inARow(), at));
    }

    private static boolean isDue(Instant at, int inARow, Instant now) {
        return !now.isBefore(at.plus(wait(inARow)));
    }

    /// Doubles with each refusal.
    static Duration wait(int inARow) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(inARow - 1L, 0, MAX_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
