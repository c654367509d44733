package io.mlconnector.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the changes of one vendor are followed: up to when everything is known, and how well its webhooks do. The key is
/// `connection/vendor`.
///
/// @param vendor `quickbooks` or `asana`
/// @param since everything that the vendor changed before is known, by its own clock; null before the first load
/// @param loaded the types that were read whole
/// @param webhookAt when the last webhook came; null when none ever did
/// @param listeningSince since when webhooks are listened for
/// @param quiet the long stretches without a webhook of the last weeks, oldest first
/// @param gaps what webhooks brought against what polling found
/// @param pollSeconds how far apart the looks are now
/// @param readBudget reads a month; null where none is configured
/// @param warning a plain sentence while webhooks seem to be missing
public record WatchV1(
        String connection,
        String vendor,
        @Nullable Instant since,
        List<String> loaded,
        @Nullable Instant webhookAt,
        @Nullable Instant listeningSince,
        List<Quiet> quiet,
        @Nullable Gaps gaps,
        @Nullable Long pollSeconds,
        @Nullable Long readBudget,
        @Nullable String warning,
        Instant at) {
    public WatchV1 {
        loaded = loaded == null ? List.of() : List.copyOf(loaded);
        quiet = quiet == null ? List.of() : List.copyOf(quiet);
    }

    /// Nothing came between the two.
    public record Quiet(Instant from, Instant to) {}

    /// @param hours how far back it counts
    /// @param announced changes that a webhook told of
    /// @param lost changes that polling found and no webhook told of in time
    /// @param p50Seconds from the change to its webhook, in the middle; null when none came
    /// @param p95Seconds the same, for the slowest twentieth
    public record Gaps(
            long hours,
            long announced,
            long lost,
            @Nullable Long p50Seconds,
            @Nullable Long p95Seconds) {}

    public String key() {
        return connection + "/" + vendor;
    }
}
