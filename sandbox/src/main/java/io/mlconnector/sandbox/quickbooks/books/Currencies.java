package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The currency of a record: the home currency while the company has no other; with multicurrency every transaction
/// names its own, which is that of its vendor or customer.
final class Currencies {
    private Currencies() {}

    static ObjectNode reference(String code) {
        return Json.object()
                .put("value", code)
                .put("name", Currency.getInstance(code).getDisplayName(Locale.US));
    }

    /// Vendors, customers and accounts: the home currency unless they name another, and the same for ever.
    static void completeList(ObjectNode entity, @Nullable ObjectNode before, Lookup lookup) {
        String was = before == null ? "" : Nodes.ref(before, "CurrencyRef");
        String code = Nodes.ref(entity, "CurrencyRef");
        if (code.isEmpty()) {
            code = was.isEmpty() ? Preferences.homeCurrency(lookup) : was;
        }
        if (!was.isEmpty() && !was.equals(code)) {
            throw FaultException.business("The currency of a record that exists cannot be changed.");
        }
        put(entity, code, lookup);
    }

    /// @throws FaultException 2020 when multicurrency is on and the transaction names no currency
    static void completeTransaction(ObjectNode entity, Lookup lookup) {
        String home = Preferences.homeCurrency(lookup);
        String code = Nodes.ref(entity, "CurrencyRef");
        if (!Preferences.multicurrency(lookup)) {
            put(entity, code.isEmpty() ? home : code, lookup);
            entity.remove("ExchangeRate");
            return;
        }
        if (code.isEmpty()) {
            throw FaultException.missing("CurrencyRef");
        }
        put(entity, code, lookup);
        if (code.equals(home) || !Nodes.given(entity, "ExchangeRate")) {
            entity.put("ExchangeRate", BigDecimal.ONE);
        }
        if (Nodes.amount(entity, "ExchangeRate").signum() <= 0) {
            throw FaultException.invalidNumber("ExchangeRate", Nodes.text(entity, "ExchangeRate"));
        }
        requireSame(entity, EntityType.VENDOR, "VendorRef", code, lookup);
        requireSame(entity, EntityType.CUSTOMER, "CustomerRef", code, lookup);
    }

    /// An amount in the home currency, to the cent.
    static BigDecimal home(ObjectNode transaction, String amount) {
        return Nodes.amount(transaction, amount)
                .multiply(Nodes.amount(transaction, "ExchangeRate"))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static void put(ObjectNode entity, String code, Lookup lookup) {
        if (!code.equals(Preferences.homeCurrency(lookup)) && !Preferences.multicurrency(lookup)) {
            throw FaultException.business("Multicurrency is not enabled for this company.");
        }
        try {
            entity.set("CurrencyRef", reference(code));
        } catch (IllegalArgumentException e) {
            throw FaultException.invalidReference("CurrencyRef");
        }
    }

    private static void requireSame(
            ObjectNode entity, EntityType partyType, String property, String code, Lookup lookup) {
        lookup.find(partyType, Nodes.ref(entity, property)).ifPresent(party -> {
            if (!Nodes.ref(party, "CurrencyRef").equals(code)) {
                throw FaultException.business(
                        "The transaction's currency is not the one of its " + partyType.wire() + ".");
            }
        });
    }
}
