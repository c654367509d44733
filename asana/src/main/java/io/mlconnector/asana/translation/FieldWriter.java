package io.mlconnector.asana.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.work.FieldValue;
import org.jspecify.annotations.Nullable;

/// Writes one value into `custom_fields` of a request.
public final class FieldWriter {
    /// Asana's limit of a text field.
    public static final int MAX_TEXT = 1024;

    private FieldWriter() {}

    /// @param optionGid what stands for the value where the field is an enum; options are written by gid, never by name
    /// @throws IllegalArgumentException when an enum's option is not given: a bug
    public static void put(ObjectNode customFields, String fieldGid, FieldValue value, @Nullable String optionGid) {
        switch (value) {
            case FieldValue.Empty _ -> customFields.putNull(fieldGid);
            case FieldValue.Text(var text) -> customFields.put(fieldGid, cut(text));
            case FieldValue.Amount(var amount) ->
                // At least scale 0: 1.2E+2 and 120 are the same amount and shall be the same bytes.
                customFields.put(fieldGid, amount.scale() < 0 ? amount.setScale(0) : amount);
            case FieldValue.Choice _, FieldValue.Entity _, FieldValue.Option _ -> {
                if (optionGid == null) {
                    throw new IllegalArgumentException("no option is known for field " + fieldGid);
                }
                customFields.put(fieldGid, optionGid);
            }
        }
    }

    /// Never in the middle of a character.
    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end);
    }
}
