package io.mlconnector.conformance.quickbooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who owns a company, in front of QuickBooks' page of consent.
final class Person {
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern COMPANY = Pattern.compile("name=\"realmId\" value=\"([^\"]+)\"");

    private Person() {}

    /// Opens the page, takes the first company, and presses a button.
    ///
    /// @param decision connect or deny
    /// @return what the redirect brings back to the app
    static Map<String, String> decide(String address, String decision) {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            URI page = URI.create(address);
            String html = send(browser, HttpRequest.newBuilder(page).build()).body();
            String form = "ticket=" + encoded(found(TICKET, html)) + "&realmId=" + encoded(found(COMPANY, html))
                    + "&decision=" + decision;
            HttpResponse<String> redirect = send(
                    browser,
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build());
            return parameters(URI.create(redirect.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(redirect.statusCode() + " " + redirect.body()))));
        }
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + html);
        }
        return matcher.group(1);
    }

    private static Map<String, String> parameters(URI location) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : location.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
