package io.mlconnector.domain.plan;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// How many decimals an amount may have. QuickBooks takes two at most, fewer where the currency has fewer.
final class Decimals {
    private static final int MOST = 2;

    private Decimals() {}

    static int of(@Nullable String currency) {
        if (currency == null) {
            return MOST;
        }
        try {
            int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
            return decimals < 0 ? MOST : Math.min(decimals, MOST);
        } catch (IllegalArgumentException notACurrency) {
            return MOST;
        }
    }
}
