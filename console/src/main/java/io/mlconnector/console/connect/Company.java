package io.mlconnector.console.connect;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/// A company of QuickBooks.
///
/// @param kind production, or which sandbox
record Company(String realmId, String name, String country, String currency, String kind) implements Subject {

    /// Which of Intuit's two environments an address belongs to.
    static String kind(URI apiUrl) {
        String host = String.valueOf(apiUrl.getHost()).toLowerCase(Locale.ROOT);
        if (host.equals("quickbooks.api.intuit.com")) {
            return "production";
        }
        return host.endsWith(".intuit.com") ? "sandbox" : "local sandbox";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                new Row("Company", name),
                new Row("Number", realmId),
                new Row("Country", country),
                new Row("Currency", currency),
                new Row("Kind", kind));
    }

    @Override
    public String sentence() {
        return "QuickBooks lets ml-connector into this company. Nothing is bound yet. If the company is connected"
                + " already, this consent takes the place of the one before; what waits is posted afterwards, nothing is"
                + " lost.";
    }
}
