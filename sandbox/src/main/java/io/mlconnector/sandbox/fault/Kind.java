package io.mlconnector.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What goes wrong. "Before" and "after" say on which side of the commit: after it the work is done and kept,
/// and only the caller does not learn of it.
public enum Kind {
    /// The vendor's own 500.
    ERROR_BEFORE,
    ERROR_AFTER,
    /// The connection is closed without an answer.
    DROP_BEFORE,
    DROP_AFTER,
    /// The work is done and the answer right, but it comes after [FaultRule#pause].
    SLOW,
    /// The work is done; half of the body is sent under the `Content-Length` of the whole.
    TRUNCATE,
    /// An HTML page where JSON belongs, as a proxy would send it, under [FaultRule#status].
    HTML_BEFORE,
    HTML_AFTER,
    /// QuickBooks only: 200 with a `Fault` in it; nothing was done.
    FAULT_200,
    /// 429 in the vendor's own form; nothing was done.
    THROTTLE,
    /// The token is refused as expired; nothing was done.
    STALE_TOKEN,
    /// Never sent, and the vendor believes that it arrived.
    LOSE,
    DOUBLE,
    /// Held back for [FaultRule#pause] of the sandbox's clock; others pass it.
    DELAY,
    /// Sent behind the one that follows.
    REORDER,
    /// Signed with a secret that nobody knows.
    WRONG_SECRET;

    /// As rules name it: `error-before`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it befalls webhook deliveries, else calls.
    public boolean isForDeliveries() {
        return compareTo(LOSE) >= 0;
    }

    public static Optional<Kind> parse(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    static List<String> wireNames(boolean forDeliveries) {
        return Arrays.stream(values())
                .filter(kind -> kind.isForDeliveries() == forDeliveries)
                .map(Kind::wireName)
                .toList();
    }
}
