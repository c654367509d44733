package io.mlconnector.domain.work;

import io.mlconnector.domain.accounting.EntityRef;
import java.math.BigDecimal;

/// A value of a custom field.
public sealed interface FieldValue {
    FieldValue EMPTY = new Empty();

    /// No value; writing it clears the field.
    record Empty() implements FieldValue {}

    record Text(String value) implements FieldValue {}

    /// An amount; two values are the same when they compare as equal, whatever their scale.
    record Amount(BigDecimal value) implements FieldValue {
        public Amount {
            value = value.stripTrailingZeros();
        }
    }

    /// One of the field's fixed choices, by name. Written and read.
    record Choice(String name) implements FieldValue {}

    /// The option that stands for a QuickBooks entity. Written only: the writer knows the option's gid.
    record Entity(EntityRef ref) implements FieldValue {}

    /// An option of a field whose options are entities, as read from Asana.
    record Option(String gid, String name) implements FieldValue {}

    /// Empty text is no value.
    static FieldValue text(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank() ? EMPTY : new Text(value);
    }
}
