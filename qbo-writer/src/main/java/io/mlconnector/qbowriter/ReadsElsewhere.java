package io.mlconnector.qbowriter;

import io.mlconnector.contracts.WatchV1;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Until when the access token need not be tried here, because enrich-service has just read QuickBooks with it: a read
/// that is made anyway says the same as one more, which would be billed.
final class ReadsElsewhere {
    private static final Duration LATE = Duration.ofMinutes(1);

    /// However far apart the looks are: nobody else refreshes a token that was taken away.
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Supplier<Optional<WatchV1>> watch;
    private @Nullable Instant since;
    private Instant at = Instant.EPOCH;

    /// @param watch the row of QuickBooks
    ReadsElsewhere(Supplier<Optional<WatchV1>> watch) {
        this.watch = watch;
    }

    static ReadsElsewhere of(TopicTable<WatchV1> watches, String realmId) {
        return new ReadsElsewhere(() -> watches.find(realmId + "/quickbooks"));
    }

    /// How far apart our own tries are: looks that are slowed because reads have become dear shall not be made good by
    /// ours.
    ///
    /// @param usual where the looks are not slowed
    Duration pause(Duration usual) {
        return watch.get()
                        .map(ReadsElsewhere::cycle)
                        .filter(cycle -> cycle.compareTo(LONGEST) > 0)
                        .isPresent()
                ? LONGEST
                : usual;
    }

    private static Duration cycle(WatchV1 row) {
        return Duration.ofSeconds(Objects.requireNonNullElse(row.pollSeconds(), 0L));
    }

    /// Only a look that was answered moves the row's `since`.
    synchronized Instant trustedUntil() {
        Optional<WatchV1> now = watch.get();
        if (now.isEmpty() || now.get().since() == null) {
            return Instant.EPOCH;
        }
        WatchV1 row = now.get();
        if (since != null && !Objects.equals(row.since(), since)) {
            at = row.at();
        }
        since = row.since();
        Duration cycle = cycle(row);
        return at.plus(cycle.compareTo(LONGEST) < 0 ? cycle : LONGEST).plus(LATE);
    }
}
