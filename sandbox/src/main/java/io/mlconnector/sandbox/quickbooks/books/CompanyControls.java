package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.LocalDate;
import java.util.Optional;

/// What only a person can do in QuickBooks' own pages, and tests do through the control API.
public final class CompanyControls {
    private CompanyControls() {}

    /// Says who a company is, before it keeps its first record.
    ///
    /// @param name empty leaves the one it has
    public static void identify(String name, String country, String currency, Unit unit) {
        ObjectNode info = unit.edit(EntityType.COMPANY_INFO, "1");
        if (!name.isEmpty()) {
            info.put("CompanyName", name).put("LegalName", name);
        }
        info.put("Country", country);
        unit.edit(EntityType.PREFERENCES, "1")
                .withObjectProperty("CurrencyPrefs")
                .set("HomeCurrency", Json.object().put("value", currency));
    }

    /// @param upTo the last closed day; empty opens the books
    public static void closeBooks(Optional<LocalDate> upTo, Unit unit) {
        ObjectNode prefs = unit.edit(EntityType.PREFERENCES, "1").withObjectProperty("AccountingInfoPrefs");
        upTo.ifPresentOrElse(date -> prefs.put("BookCloseDate", date.toString()), () -> prefs.remove("BookCloseDate"));
    }

    /// Puts a customer's payment into a bank deposit, after which it cannot be changed (6540).
    public static void deposit(String payment, Unit unit) {
        ObjectNode row = unit.edit(EntityType.PAYMENT, payment);
        row.withArrayProperty("LinkedTxn")
                .addObject()
                .put("TxnId", unit.newId(EntityType.PAYMENT))
                .put("TxnType", "Deposit");
    }

    /// Takes a payment out of its deposit again.
    public static void undeposit(String payment, Unit unit) {
        ObjectNode row = unit.edit(EntityType.PAYMENT, payment);
        var links = row.withArrayProperty("LinkedTxn");
        for (int i = links.size() - 1; i >= 0; i--) {
            JsonNode link = links.get(i);
            if (Nodes.text(link, "TxnType").equals("Deposit")) {
                links.remove(i);
            }
        }
    }

    /// Makes a project of a customer: a sub-customer that is marked as one. The REST API cannot.
    public static ObjectNode project(String name, String customer, Unit unit) {
        ObjectNode body = Json.object().put("DisplayName", name).put("Job", true);
        body.putObject("ParentRef").put("value", customer);
        ObjectNode row = Bookkeeper.create(EntityType.CUSTOMER, body, unit);
        row.put("IsProject", true);
        return row;
    }
}
