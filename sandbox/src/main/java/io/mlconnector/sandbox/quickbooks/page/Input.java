package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.quickbooks.books.EntityType;

/// One property of a record that a person can change.
///
/// @param path with dots: `PrimaryPhone.FreeFormNumber`; for a reference the property that holds it
record Input(String path, String label, Kind kind) {
    sealed interface Kind {
        /// @param html the type of the HTML input
        record Plain(String html) implements Kind {}

        record Area() implements Kind {}

        /// One of the few records of a list.
        record Choice(EntityType type) implements Kind {}

        /// One of many records, typed by its name, which is unique.
        record Named(EntityType type) implements Kind {}
    }

    static Input text(String path, String label) {
        return new Input(path, label, new Kind.Plain("text"));
    }

    static Input date(String path, String label) {
        return new Input(path, label, new Kind.Plain("date"));
    }

    static Input area(String path, String label) {
        return new Input(path, label, new Kind.Area());
    }

    static Input choice(String path, String label, EntityType type) {
        return new Input(path, label, new Kind.Choice(type));
    }

    static Input named(String path, String label, EntityType type) {
        return new Input(path, label, new Kind.Named(type));
    }

    /// The property of the record that it stands in.
    String top() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    String below() {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(dot + 1);
    }
}
