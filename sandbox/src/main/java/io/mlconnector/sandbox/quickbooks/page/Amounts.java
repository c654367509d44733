package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Amounts as people write them.
final class Amounts {
    private Amounts() {}

    /// @param where for the sentence that refuses it
    static BigDecimal parse(String typed, String where) {
        String plain = typed.replace(",", "").replace("$", "").strip();
        if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            throw new NotUnderstoodException("'" + typed + "' in " + where + " is no amount such as 1250.00.");
        }
        return new BigDecimal(plain);
    }

    static BigDecimal of(JsonNode record, String property) {
        return record.path(property).isNumber() ? record.path(property).decimalValue() : BigDecimal.ZERO;
    }

    /// `1,250.00`, for reading.
    static String shown(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
    }
}
