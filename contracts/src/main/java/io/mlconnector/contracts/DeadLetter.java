package io.mlconnector.contracts;

/// Headers of a dead-letter record, whose key and value are the original ones, byte for byte.
public final class DeadLetter {
    public static final String REASON_CODE = "dead-letter-reason";
    public static final String REASON_TEXT = "dead-letter-text";
    /// `topic-partition-offset` of the original record.
    public static final String ORIGIN = "dead-letter-origin";
    public static final String ATTEMPTS = "dead-letter-attempts";
    public static final String SERVICE = "dead-letter-service";
    public static final String AT = "dead-letter-at";

    private DeadLetter() {}
}
