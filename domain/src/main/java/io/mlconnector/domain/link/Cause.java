package io.mlconnector.domain.link;

import java.util.Arrays;
import java.util.Optional;

/// Causes of a refusal that go without anybody's touching the item: what was refused for one of them goes on by itself.
public enum Cause {
    CLOSED_PERIOD("closed-period", false),
    INACTIVE_REFERENCE("inactive-reference", false),
    COMPANY_STATUS("company-status", true),
    NOT_ALLOWED("not-allowed", true);

    private final String code;
    private final boolean ofConnection;

    Cause(String code, boolean ofConnection) {
        this.code = code;
        this.ofConnection = ofConnection;
    }

    /// The reason code in ledger, audit trail and links.
    public String code() {
        return code;
    }

    /// Whether it concerns all items of the connection alike, so that one of them can probe for all.
    public boolean isOfConnection() {
        return ofConnection;
    }

    public static Optional<Cause> find(String code) {
        return Arrays.stream(values()).filter(cause -> cause.code.equals(code)).findFirst();
    }
}
