package io.mlconnector.sandbox.asana.limits;

/// The sizes of the limiters: <https://developers.asana.com/docs/rate-limits>.
///
/// @param requestsPerMinute 0 for what the plan allows: 150 free, 1,500 paid
/// @param windowsPerMinute in how many parts the minute is counted; the quota of each is that part of the
///     minute's. Asana says only that it counts more often than once a minute. A divisor of 60
/// @param readsAtOnce and `writesAtOnce`, independent of each other
/// @param costPerMinute Asana publishes no size; 1 for each object of an answer, more for nested ones
public record LimitSettings(
        int requestsPerMinute,
        int windowsPerMinute,
        int readsAtOnce,
        int writesAtOnce,
        int searchesPerMinute,
        long costPerMinute) {
    static final int SECONDS = 60;

    /// What Asana documents; a generous cost quota.
    public static final LimitSettings DOCUMENTED = new LimitSettings(0, 1, 50, 15, 60, 20_000_000L);

    public LimitSettings {
        boolean sizes = requestsPerMinute >= 0
                && readsAtOnce > 0
                && writesAtOnce > 0
                && searchesPerMinute > 0
                && costPerMinute > 0;
        if (!sizes) {
            throw new IllegalArgumentException("Each limit is a number from 1 on; requestsPerMinute may be 0.");
        }
        if (windowsPerMinute < 1 || SECONDS % windowsPerMinute != 0) {
            throw new IllegalArgumentException("windowsPerMinute is a divisor of 60.");
        }
    }

    /// @param plan requests a minute of the plan
    long requestsPerWindow(int plan) {
        int minute = requestsPerMinute == 0 ? plan : requestsPerMinute;
        return Math.max(1, minute / windowsPerMinute);
    }

    int windowSeconds() {
        return SECONDS / windowsPerMinute;
    }
}
