package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.quickbooks.books.EntityType;
import java.util.Locale;

/// What QuickBooks' pages call its records.
final class Words {
    private Words() {}

    static String one(EntityType type) {
        return switch (type) {
            case DEPARTMENT -> "location";
            case BILL_PAYMENT -> "bill payment";
            case PAYMENT -> "received payment";
            case JOURNAL_ENTRY -> "journal entry";
            case PURCHASE_ORDER -> "purchase order";
            case VENDOR_CREDIT -> "vendor credit";
            case TIME_ACTIVITY -> "time activity";
            case COMPANY_INFO -> "company";
            case ATTACHABLE -> "note";
            default -> type.wire().toLowerCase(Locale.ROOT);
        };
    }

    static String many(EntityType type) {
        return switch (type) {
            case CLASS -> "Classes";
            case JOURNAL_ENTRY -> "Journal entries";
            case TIME_ACTIVITY -> "Time activities";
            case PREFERENCES -> "Preferences";
            default -> heading(type) + "s";
        };
    }

    static String heading(EntityType type) {
        String word = one(type);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
