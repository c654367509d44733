package io.mlconnector.domain.work;

import java.util.Arrays;
import java.util.List;

/// The options of the `QuickBooks status` field: what a mirrored record is in QuickBooks.
public enum ShownStatus {
    ACTIVE("Active"),
    INACTIVE("Inactive"),
    OPEN("Open"),
    PART_PAID("Part paid"),
    PAID("Paid"),
    VOIDED("Voided"),
    DELETED("Deleted"),
    MERGED("Merged");

    private final String displayName;

    ShownStatus(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ShownStatus::displayName).toList();
    }
}
