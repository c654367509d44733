package io.mlconnector.contracts;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.work.FieldValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The wire form of a [FieldValue] in a command: exactly one member is set; none clears the field.
///
/// @param entity `Vendor/56`
public record FieldValueV1(
        @Nullable String text,
        @Nullable BigDecimal amount,
        @Nullable String choice,
        @Nullable String entity) {

    public static FieldValueV1 of(FieldValue value) {
        return switch (value) {
            case FieldValue.Empty _ -> new FieldValueV1(null, null, null, null);
            case FieldValue.Text(var text) -> new FieldValueV1(text, null, null, null);
            case FieldValue.Amount(var amount) -> new FieldValueV1(null, amount, null, null);
            case FieldValue.Choice(var name) -> new FieldValueV1(null, null, name, null);
            case FieldValue.Entity(var ref) -> new FieldValueV1(null, null, null, ref.toString());
            case FieldValue.Option option ->
                throw new IllegalArgumentException("an option read from Asana is never written: " + option);
        };
    }

    public FieldValue toDomain() {
        if (text != null) {
            return new FieldValue.Text(text);
        }
        if (amount != null) {
            return new FieldValue.Amount(amount);
        }
        if (choice != null) {
            return new FieldValue.Choice(choice);
        }
        if (entity != null) {
            return new FieldValue.Entity(EntityRef.parse(entity)
                    .orElseThrow(() -> new UnreadableException("not an entity: " + entity, null)));
        }
        return FieldValue.EMPTY;
    }
}
