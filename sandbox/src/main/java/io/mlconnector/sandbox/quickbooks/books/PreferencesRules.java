package io.mlconnector.sandbox.quickbooks.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Preferences: multicurrency stays on once it is on, and the home currency stays what it is.
final class PreferencesRules implements Rules {
    @Override
    public void complete(ObjectNode entity, @Nullable ObjectNode before, Unit unit) {
        if (before == null) {
            return;
        }
        ObjectNode currencies = entity.withObjectProperty("CurrencyPrefs");
        boolean was = before.path("CurrencyPrefs").path("MultiCurrencyEnabled").asBoolean(false);
        if (was && !currencies.path("MultiCurrencyEnabled").asBoolean(false)) {
            throw FaultException.business("Multicurrency cannot be turned off.");
        }
        currencies.set("HomeCurrency", before.path("CurrencyPrefs").path("HomeCurrency"));
    }
}
