package io.mlconnector.domain.plan;

import io.mlconnector.domain.command.Hash;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Hashes of desired values. Equal values give equal hashes in every process and version: a changed form here writes
/// everything once more.
final class Hashes {
    private static final int BRIEF = 16;

    private Hashes() {}

    /// No two different lists of parts read the same, and nothing is not the same as empty.
    static String of(@Nullable Object... parts) {
        return Hash.of(text(parts));
    }

    static String half(@Nullable Object... parts) {
        return Hash.brief(text(parts), 32);
    }

    static String brief(String hash) {
        return Hash.brief(hash, BRIEF);
    }

    static String of(Map<Field, FieldValue> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((field, value) -> text.append(text(field.name(), form(value))));
        return Hash.of(text.toString());
    }

    private static String text(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part == null) {
                text.append("-;");
            } else {
                String form = part instanceof BigDecimal amount
                        ? amount.stripTrailingZeros().toPlainString()
                        : part.toString();
                text.append(form.length()).append(':').append(form).append(';');
            }
        }
        return text.toString();
    }

    private static String form(FieldValue value) {
        return switch (value) {
            case FieldValue.Empty _ -> "empty";
            case FieldValue.Text(var text) -> "text " + text;
            case FieldValue.Amount(var amount) ->
                "amount " + amount.stripTrailingZeros().toPlainString();
            case FieldValue.Choice(var name) -> "choice " + name;
            case FieldValue.Entity(var ref) -> "entity " + ref;
            case FieldValue.Option(var gid, var _) -> "option " + gid;
        };
    }
}
