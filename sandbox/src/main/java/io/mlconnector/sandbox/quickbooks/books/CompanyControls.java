package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;

/// What only a person can set in QuickBooks' own pages, and tests set through the control API.
public final class CompanyControls {
    private CompanyControls() {}

    /// @param upTo the last closed day; empty opens the books
    public static void closeBooks(Optional<LocalDate> upTo, Unit unit) {
        ObjectNode prefs = unit.edit(EntityType.PREFERENCES, "1").withObjectProperty("AccountingInfoPrefs");
        upTo.ifPresentOrElse(date -> prefs.put("BookCloseDate", date.toString()), () -> prefs.remove("BookCloseDate"));
    }

    public static void refuseDuplicateNumbers(boolean refuse, Unit unit) {
        unit.edit(EntityType.PREFERENCES, "1").withObjectProperty("OtherPrefs").put(DocumentNumbers.PREFERENCE, refuse);
    }
}
