package io.mlconnector.contracts;

import java.util.Set;
import java.util.regex.Pattern;

/// Headers of a dead-letter record, whose key and value are the original ones, byte for byte.
public final class DeadLetter {
    public static final String REASON_CODE = "dead-letter-reason";
    public static final String REASON_TEXT = "dead-letter-text";
    /// `topic-partition-offset` of the original record.
    public static final String ORIGIN = "dead-letter-origin";
    public static final String ATTEMPTS = "dead-letter-attempts";
    public static final String SERVICE = "dead-letter-service";
    public static final String AT = "dead-letter-at";

    /// The connector's own reasons. A vendor's refusal of a read has the vendor's code in their place.
    private static final Set<String> REASONS = Set.of(
            "unreadable",
            "too-large",
            "unknown-type",
            "unknown-connection",
            "unclear",
            "not-found",
            "stale",
            "closed-period",
            "cannot-be-handled",
            "cannot-be-planned",
            "cannot-be-prepared",
            "key-reuse");

    private static final Pattern VENDORS = Pattern.compile("[0-9]{3,6}");

    private DeadLetter() {}

    /// Those of the connector itself; docs/errors.md explains each.
    public static Set<String> reasons() {
        return REASONS;
    }

    /// Whether it is a reason code that [#REASON_CODE] may have.
    public static boolean isReason(String code) {
        return REASONS.contains(code) || VENDORS.matcher(code).matches();
    }
}
