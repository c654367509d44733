package io.mlconnector.sandbox.asana.auth;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The one registered app: with full permissions, or with a list of scopes. A workspace can block it.
///
/// @param scopes registered ones; `default` alone for full permissions
public record App(OAuthClient client, String name, Set<String> scopes, boolean blocked) {
    /// For apps that have no address of their own: the code is shown to the person.
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    public App {
        scopes = Set.copyOf(scopes);
    }

    public static App withFullPermissions(OAuthClient client) {
        return new App(client, "Sandbox app", Set.of(Scopes.FULL), false);
    }

    /// HTTPS, or this machine, or the out-of-band name.
    static boolean isRedirect(String uri) {
        if (uri.equals(OUT_OF_BAND)) {
            return true;
        }
        try {
            URI parsed = URI.create(uri);
            String host = parsed.getHost() == null ? "" : parsed.getHost();
            boolean here = host.equals("localhost") || host.equals("127.0.0.1");
            return parsed.getFragment() == null
                    && !host.isEmpty()
                    && ("https".equals(parsed.getScheme()) || ("http".equals(parsed.getScheme()) && here));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    boolean isFull() {
        return scopes.contains(Scopes.FULL);
    }

    /// What a request for these may have; empty when it asks for what is not registered.
    ///
    /// @param asked texts with spaces between; an app with full permissions may leave it out
    List<String> granted(String asked) {
        Set<String> wanted = new TreeSet<>(Arrays.asList(asked.strip().split("\\s+", -1)));
        wanted.remove("");
        wanted.removeAll(Set.of("openid", "email", "profile"));
        if (isFull()) {
            return wanted.isEmpty() || wanted.equals(Set.of(Scopes.FULL)) ? List.of(Scopes.FULL) : List.of();
        }
        return scopes.containsAll(wanted) ? List.copyOf(wanted) : List.of();
    }
}
