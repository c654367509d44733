package io.mlconnector.console.connect;

import java.net.URI;
import java.util.Locale;

/// What a person is shown before anything is bound.
///
/// @param kind production, or which sandbox
record Company(String realmId, String name, String country, String currency, String kind) {

    /// Which of Intuit's two environments an address belongs to.
    static String kind(URI apiUrl) {
        String host = String.valueOf(apiUrl.getHost()).toLowerCase(Locale.ROOT);
        if (host.equals("quickbooks.api.intuit.com")) {
            return "production";
        }
        return host.endsWith(".intuit.com") ? "sandbox" : "local sandbox";
    }
}
