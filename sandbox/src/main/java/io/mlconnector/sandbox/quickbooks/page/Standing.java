package io.mlconnector.sandbox.quickbooks.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// In a word, how a record stands: paid, overdue, inactive.
final class Standing {
    private Standing() {}

    /// @return markup
    static String pill(EntityType type, JsonNode record, LocalDate today) {
        return switch (type) {
            case BILL, INVOICE -> settlement(record, today);
            case BILL_PAYMENT, PAYMENT -> voided(record) ? Part.pill("voided", "") : "";
            default -> record.path("Active").asBoolean(true) ? "" : Part.pill("inactive", "");
        };
    }

    private static String settlement(JsonNode record, LocalDate today) {
        BigDecimal total = Amounts.of(record, "TotalAmt");
        BigDecimal balance = Amounts.of(record, "Balance");
        if (voided(record)) {
            return Part.pill("voided", "");
        }
        if (balance.signum() == 0) {
            return Part.pill("paid", "good");
        }
        if (due(record).isBefore(today)) {
            return Part.pill("overdue", "bad");
        }
        return balance.compareTo(total) < 0 ? Part.pill("part paid", "warn") : Part.pill("open", "warn");
    }

    private static boolean voided(JsonNode record) {
        return Amounts.of(record, "TotalAmt").signum() == 0
                && record.path("PrivateNote").asText("").startsWith("Voided");
    }

    private static LocalDate due(JsonNode record) {
        try {
            return LocalDate.parse(record.path("DueDate").asText(""));
        } catch (DateTimeParseException e) {
            return LocalDate.MAX;
        }
    }
}
