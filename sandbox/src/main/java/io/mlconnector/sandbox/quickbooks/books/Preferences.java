package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What the company has switched on.
final class Preferences {
    private Preferences() {}

    static boolean classes(Lookup lookup) {
        return classPerLine(lookup) || flag(lookup, "AccountingInfoPrefs", "ClassTrackingPerTxn");
    }

    static boolean classPerLine(Lookup lookup) {
        return flag(lookup, "AccountingInfoPrefs", "ClassTrackingPerTxnLine");
    }

    static boolean departments(Lookup lookup) {
        return flag(lookup, "AccountingInfoPrefs", "TrackDepartments");
    }

    static boolean billableExpenses(Lookup lookup) {
        return flag(lookup, "VendorAndPurchasesPrefs", "BillableExpenseTracking");
    }

    /// Whether people number sales forms themselves; otherwise QuickBooks does.
    static boolean ownNumbers(Lookup lookup) {
        return flag(lookup, "SalesFormsPrefs", "CustomTxnNumbers");
    }

    static boolean multicurrency(Lookup lookup) {
        return flag(lookup, "CurrencyPrefs", "MultiCurrencyEnabled");
    }

    static String homeCurrency(Lookup lookup) {
        String home = Nodes.ref(group(lookup, "CurrencyPrefs"), "HomeCurrency");
        return home.isEmpty() ? Seed.HOME_CURRENCY : home;
    }

    private static boolean flag(Lookup lookup, String group, String name) {
        return group(lookup, group).path(name).asBoolean(false);
    }

    private static JsonNode group(Lookup lookup, String group) {
        return lookup.find(EntityType.PREFERENCES, "1")
                .map(preferences -> preferences.path(group))
                .orElse(MissingNode.getInstance());
    }
}
