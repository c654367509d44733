package io.mlconnector.sandbox.quickbooks.oauth;

import io.mlconnector.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The apps that exist. The first one is the one under test.
///
/// @param visitor for everybody else who calls the API, such as the people of a test; it needs no consent
public record Apps(App connector, App visitor) {
    public Optional<App> find(String clientId) {
        return List.of(connector, visitor).stream()
                .filter(app -> app.clientId().equals(clientId))
                .findFirst();
    }

    /// Who calls, by HTTP Basic or by `client_id` and `client_secret` in the form.
    Optional<App> authenticated(Call call, Map<String, List<String>> form) {
        String header = call.header("authorization");
        if (header == null) {
            return find(first(form, "client_id")).filter(app -> same(app.clientSecret(), first(form, "client_secret")));
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : find(pair.substring(0, colon)).filter(app -> same(app.clientSecret(), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
