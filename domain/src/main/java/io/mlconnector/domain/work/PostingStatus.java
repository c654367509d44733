package io.mlconnector.domain.work;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The options of the `Posting` field. A person sets READY (or clears the field); the connector sets the others.
public enum PostingStatus {
    READY("Ready"),
    NEEDS_ATTENTION("Needs attention"),
    POSTED("Posted"),
    PART_PAID("Part paid"),
    PAID("Paid"),
    VOIDED("Voided"),
    DELETED("Deleted");

    private final String displayName;

    PostingStatus(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }

    public static Optional<PostingStatus> find(String name) {
        return Arrays.stream(values())
                .filter(status -> status.displayName.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(PostingStatus::displayName).toList();
    }
}
