package io.mlconnector.sandbox.quickbooks;

import io.mlconnector.sandbox.seed.SeedData;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/// A company that is to be founded.
///
/// @param name empty leaves the one that the seed data has
/// @param country ISO 3166, two letters
/// @param currency its home currency, ISO 4217
record NewCompany(String realmId, String name, String country, String currency, SeedData seedData) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    NewCompany {
        if (!realmId.matches("[0-9]{1,32}")) {
            throw new IllegalArgumentException("A QuickBooks realm is a number, not '" + realmId + "'.");
        }
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("There is no country '" + country + "'; two letters such as US.");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("There is no currency '" + currency + "'; three letters such as USD.");
        }
        if (name.length() > 1024) {
            throw new IllegalArgumentException("A company's name has at most 1024 characters.");
        }
    }
}
