package io.mlconnector.asana.translation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.domain.accounting.Amounts;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// Reads `custom_fields` of a task or a project.
final class FieldValues {
    private FieldValues() {}

    /// Our fields that have a value. A value whose form is not the field's is no value: a person cannot enter one.
    ///
    /// @throws UnreadableObjectException when a number has more digits than an amount can have
    static Map<Field, FieldValue> read(JsonNode customFields, FieldGids gids) {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        for (JsonNode item : customFields) {
            Field field = gids.fields().get(item.path("gid").asText());
            if (field != null) {
                FieldValue value = value(field, item, gids);
                if (!value.equals(FieldValue.EMPTY)) {
                    values.put(field, value);
                }
            }
        }
        return values;
    }

    private static FieldValue value(Field field, JsonNode item, FieldGids gids) {
        return switch (field.kind()) {
            case TEXT -> FieldValue.text(item.path("text_value").textValue());
            case AMOUNT -> {
                JsonNode number = item.path("number_value");
                yield number.isNumber() ? new FieldValue.Amount(amount(field, number)) : FieldValue.EMPTY;
            }
            case CHOICE -> {
                JsonNode option = item.path("enum_value");
                String name = gids.choices()
                        .getOrDefault(
                                option.path("gid").asText(), option.path("name").asText());
                yield name.isEmpty() ? FieldValue.EMPTY : new FieldValue.Choice(name);
            }
            case ENTITY -> {
                JsonNode option = item.path("enum_value");
                String gid = option.path("gid").asText();
                String name = option.path("name").asText();
                yield gid.isEmpty() || name.equals(FieldGids.NO_ENTITY)
                        ? FieldValue.EMPTY
                        : new FieldValue.Option(gid, name);
            }
        };
    }

    private static BigDecimal amount(Field field, JsonNode number) {
        try {
            return Amounts.checked(number.decimalValue());
        } catch (IllegalArgumentException e) {
            throw new UnreadableObjectException("the field " + field + " holds " + e.getMessage());
        }
    }
}
