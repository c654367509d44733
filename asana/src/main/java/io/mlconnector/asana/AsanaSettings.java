package io.mlconnector.asana;

import java.net.URI;

/// Where Asana is. Pointing it at the sandbox is a change of URL and nothing else.
///
/// @param apiUrl `https://app.asana.com/api/1.0`
/// @param pageSize 1 to 100
/// @param maxPages a listing that is longer is a failure
public record AsanaSettings(URI apiUrl, int pageSize, int maxPages) {
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 1000;

    public AsanaSettings {
        if (!apiUrl.isAbsolute() || apiUrl.getHost() == null) {
            throw new IllegalArgumentException("not the address of an API: " + apiUrl);
        }
        if (pageSize < 1 || pageSize > 100 || maxPages < 1) {
            throw new IllegalArgumentException("a page holds 1 to 100 objects, and there is at least one page");
        }
        String text = apiUrl.toString();
        apiUrl = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : apiUrl;
    }

    public static AsanaSettings of(String apiUrl) {
        return new AsanaSettings(URI.create(apiUrl), PAGE_SIZE, MAX_PAGES);
    }
}
