package io.mlconnector.local.doctor;

import java.net.URI;
import java.util.Optional;

/// Which of Intuit's worlds an address belongs to. A token is good in one of them.
public enum Environment {
    PRODUCTION("https://quickbooks.api.intuit.com", "production"),
    SANDBOX("https://sandbox-quickbooks.api.intuit.com", "Intuit's sandbox"),
    LOCAL("", "a local sandbox");

    private final String url;
    private final String words;

    Environment(String url, String words) {
        this.url = url;
        this.words = words;
    }

    public static Environment of(URI apiUrl) {
        String host = String.valueOf(apiUrl.getHost());
        if (!host.endsWith(".intuit.com")) {
            return LOCAL;
        }
        return host.startsWith("sandbox") ? SANDBOX : PRODUCTION;
    }

    /// Where the same company would be, if it is not here.
    public Optional<URI> elsewhere() {
        return this == LOCAL ? Optional.empty() : Optional.of(URI.create(other()));
    }

    String url() {
        return url;
    }

    String other() {
        return this == PRODUCTION ? SANDBOX.url : PRODUCTION.url;
    }

    String words() {
        return words;
    }
}
