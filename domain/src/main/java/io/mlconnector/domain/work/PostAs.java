package io.mlconnector.domain.work;

import java.util.Arrays;
import java.util.Optional;

/// The options of the `Post as` field; a bill where nothing is chosen.
public enum PostAs {
    BILL("Bill"),
    JOURNAL_ENTRY("Journal entry");

    private final String displayName;

    PostAs(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }

    public static Optional<PostAs> find(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.displayName.equals(name))
                .findFirst();
    }
}
