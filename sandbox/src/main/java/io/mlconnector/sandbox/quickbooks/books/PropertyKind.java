package io.mlconnector.sandbox.quickbooks.books;

import java.util.Map;

/// What a property holds in JSON.
public sealed interface PropertyKind {
    /// One value.
    enum Plain implements PropertyKind {
        TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        /// `2026-11-22`, of no zone.
        DATE,
        TIME
    }

    /// An object with the properties of a type of [Schema].
    record Nested(String type) implements PropertyKind {
        public Map<String, PropertyKind> properties() {
            return Schema.of(type);
        }

        /// `{"value": id}`.
        boolean reference() {
            return type.equals(Schema.REFERENCE);
        }
    }

    record Many(PropertyKind of) implements PropertyKind {}

    /// Whether a statement may compare it: one value, or a reference, which stands for its id.
    default boolean comparable() {
        return switch (this) {
            case Plain _ -> true;
            case Nested nested -> nested.reference();
            case Many _ -> false;
        };
    }
}
