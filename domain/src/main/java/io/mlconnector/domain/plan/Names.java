package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names and amounts as a person reads them.
final class Names {
    /// QuickBooks puts this behind the name of what is made inactive, also in the middle of `Parent:Child`.
    private static final Pattern DELETED = Pattern.compile("\\s*\\(deleted\\)(?=\\s*(:|$))", Pattern.CASE_INSENSITIVE);

    private Names() {}

    /// Without the suffix of inactive records. An active record may be called so.
    static String clean(QboEntity entity) {
        String label = entity.label().strip();
        if (entity.state() == RecordState.ACTIVE) {
            return label;
        }
        String clean = DELETED.matcher(label).replaceAll("").strip();
        return clean.isEmpty() ? label : clean;
    }

    /// `vendor`, `journal entry`.
    static String kind(EntityType type) {
        return switch (type) {
            case JOURNAL_ENTRY -> "journal entry";
            case BILL_PAYMENT -> "bill payment";
            case VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM, BILL, INVOICE, PAYMENT ->
                type.wire().toLowerCase(Locale.ROOT);
        };
    }

    /// `bill 1043`.
    static String document(EntityRef ref, @Nullable String number) {
        return kind(ref.type()) + " " + (number == null || number.isBlank() ? ref.id() : number);
    }

    /// At least two decimals, never rounded.
    static String amount(BigDecimal amount, @Nullable String currency) {
        BigDecimal shown = amount.stripTrailingZeros();
        String digits = (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
        return currency == null ? digits : digits + " " + currency;
    }

    /// Upper case for the first letter.
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
