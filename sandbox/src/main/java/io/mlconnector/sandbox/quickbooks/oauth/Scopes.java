package io.mlconnector.sandbox.quickbooks.oauth;

import java.util.List;
import java.util.Map;

/// The scopes that an app may ask for. One covers all of accounting, to read and to write; there is none for
/// reading only.
final class Scopes {
    static final String ACCOUNTING = "com.intuit.quickbooks.accounting";
    static final String OPENID = "openid";

    /// Scope to what the consent page says of it.
    static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry(ACCOUNTING, "See and change everything in the books: vendors, bills, payments, journal entries"),
            Map.entry("com.intuit.quickbooks.payment", "Take payments"),
            Map.entry("com.intuit.quickbooks.payroll", "Use payroll"),
            Map.entry("com.intuit.quickbooks.payroll.timetracking", "Use time tracking"),
            Map.entry("com.intuit.quickbooks.payroll.benefits", "Use benefits"),
            Map.entry("project-management.project", "See and change projects"),
            Map.entry("app-foundations.custom-field-definitions", "See and change custom fields"),
            Map.entry("app-foundations.custom-field-definitions.read", "See custom fields"),
            Map.entry(OPENID, "Know who you are"),
            Map.entry("profile", "See your name"),
            Map.entry("email", "See your e-mail address"),
            Map.entry("phone", "See your phone number"),
            Map.entry("address", "See your address"),
            Map.entry("intuit_name", "See your name at Intuit"));

    private Scopes() {}

    static List<String> split(String scope) {
        return List.of(scope.strip().split("\\s+", -1));
    }

    static boolean contains(String scope, String name) {
        return split(scope).contains(name);
    }

    /// All known, and at least one.
    static boolean valid(String scope) {
        return KNOWN.keySet().containsAll(split(scope));
    }
}
