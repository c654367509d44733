package io.mlconnector.quickbooks;

import java.net.URI;
import java.util.regex.Pattern;

/// Which company, and where. Pointing it at the sandbox is a change of URL and nothing else.
///
/// @param apiUrl `https://quickbooks.api.intuit.com`, without `/v3/company`
/// @param minorVersion 75 is the lowest that QuickBooks still knows
public record QuickBooksSettings(URI apiUrl, String realmId, int minorVersion) {
    public static final int MINOR_VERSION = 75;
    private static final Pattern REALM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public QuickBooksSettings {
        if (!apiUrl.isAbsolute() || apiUrl.getHost() == null) {
            throw new IllegalArgumentException("not the address of an API: " + apiUrl);
        }
        if (!REALM.matcher(realmId).matches()) {
            throw new IllegalArgumentException("not a realm id: " + realmId);
        }
        String text = apiUrl.toString();
        apiUrl = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : apiUrl;
    }

    public static QuickBooksSettings of(String apiUrl, String realmId) {
        return new QuickBooksSettings(URI.create(apiUrl), realmId, MINOR_VERSION);
    }
}
