package io.mlconnector.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the company's subscription and settings allow.
final class BooksRows {
    private static final String PART = QuickBooksRows.PART;

    /// Everything else, such as an ended trial, may mean that writes are refused (6190); reads go on.
    private static final Set<String> ACTIVE = Set.of("SUBSCRIBED", "TRIAL", "PAID", "");

    private BooksRows() {}

    static List<Row> of(JsonNode company, ApiResult<JsonNode> preferences) {
        List<Row> rows = new ArrayList<>();
        rows.add(plan(company));
        switch (preferences) {
            case ApiResult.Ok<JsonNode>(var settings, var _) -> rows.addAll(settings(settings));
            case ApiResult.Failed<JsonNode>(var failure, var _) ->
                rows.add(Row.red(
                        PART,
                        "rights",
                        "The company's settings cannot be read (" + failure.detail() + ").",
                        "Connect again with the scope com.intuit.quickbooks.accounting, as an administrator."));
        }
        return rows;
    }

    private static Row plan(JsonNode company) {
        String offering = named(company, "OfferingSku");
        String status = named(company, "SubscriptionStatus");
        String reason = (offering.isEmpty() ? "QuickBooks does not tell its plan" : "The plan is " + offering)
                + (status.isEmpty() ? "." : ", " + status.toLowerCase(Locale.ROOT) + ".");
        return ACTIVE.contains(status)
                ? Row.green(PART, "plan", reason)
                : Row.yellow(
                        PART,
                        "plan",
                        reason,
                        "Look at Account and settings, Billing & subscription: once the subscription has ended, QuickBooks"
                                + " refuses every posting (6190).");
    }

    private static List<Row> settings(JsonNode settings) {
        JsonNode accounting = settings.path("AccountingInfoPrefs");
        JsonNode currency = settings.path("CurrencyPrefs");
        List<Row> rows = new ArrayList<>();
        rows.add(Row.green(PART, "rights", "The company and its settings can be read; there is no narrower right."));
        rows.add(classes(accounting));
        rows.add(
                accounting.path("TrackDepartments").asBoolean()
                        ? Row.green(PART, "departments", "Departments (locations) are tracked.")
                        : Row.yellow(
                                PART,
                                "departments",
                                "Departments (locations) are not tracked: a department on a cost is refused or dropped.",
                                "Switch on Track locations: Account and settings, Advanced, Categories (Plus and"
                                        + " Advanced)."));
        String home = currency.path("HomeCurrency").path("value").asText("unknown");
        rows.add(Row.green(
                PART,
                "currency",
                currency.path("MultiCurrencyEnabled").asBoolean()
                        ? "Several currencies are on; the home currency is " + home + "."
                        : "All books are in " + home + "; several currencies are off."));
        String closed = accounting.path("BookCloseDate").asText("");
        rows.add(Row.green(
                PART,
                "closing date",
                closed.isEmpty()
                        ? "QuickBooks tells no closing date."
                        : "The books are closed up to " + closed + ": what is dated before it is parked."));
        return rows;
    }

    private static Row classes(JsonNode accounting) {
        if (accounting.path("ClassTrackingPerTxnLine").asBoolean()) {
            return Row.green(PART, "classes", "Classes are tracked on each line.");
        }
        return accounting.path("ClassTrackingPerTxn").asBoolean()
                ? Row.yellow(
                        PART,
                        "classes",
                        "There is one class for a whole transaction, not for each line.",
                        "For job costing choose One to each row in transaction: Account and settings, Advanced,"
                                + " Categories.")
                : Row.yellow(
                        PART,
                        "classes",
                        "Classes are not tracked: a class on a cost is refused or dropped.",
                        "Switch on Track classes: Account and settings, Advanced, Categories (Plus and Advanced).");
    }

    private static String named(JsonNode company, String name) {
        for (JsonNode pair : company.path("NameValue")) {
            if (pair.path("Name").asText().equals(name)) {
                return pair.path("Value").asText("");
            }
        }
        return "";
    }
}
