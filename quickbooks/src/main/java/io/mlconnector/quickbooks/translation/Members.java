package io.mlconnector.quickbooks.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.domain.command.Marker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The members that all requests spell alike.
final class Members {
    /// QuickBooks' own limit of `PrivateNote` and `Description`.
    private static final int MAX_TEXT = 4000;

    private Members() {}

    static void reference(ObjectNode node, String name, @Nullable String id) {
        if (id != null) {
            node.putObject(name).put("value", id);
        }
    }

    static void description(ObjectNode node, String text) {
        if (!text.isBlank()) {
            node.put("Description", shortened(Marker.defused(text), MAX_TEXT));
        }
    }

    /// The marker stands last, is never cut off, and is the only one.
    static String note(String text, Marker marker) {
        String end = marker.note();
        return text.isBlank() ? end : shortened(Marker.defused(text), MAX_TEXT - end.length() - 1) + " " + end;
    }

    /// Plain digits with two decimals. Never rounds: whoever decided the amount decides about cents.
    static BigDecimal cents(BigDecimal amount) {
        try {
            return amount.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount has parts of a cent: " + amount.toPlainString(), e);
        }
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
