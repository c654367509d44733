package io.mlconnector.enrich.asana;

import java.util.Optional;

/// The kinds of Asana objects that are kept.
public enum Kind {
    TASK("Task"),
    PROJECT("Project");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /// As in keys and records.
    public String type() {
        return type;
    }

    public static Optional<Kind> find(String type) {
        for (Kind kind : values()) {
            if (kind.type.equals(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
