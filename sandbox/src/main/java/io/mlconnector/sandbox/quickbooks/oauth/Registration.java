package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the connector's developer has entered about it at Intuit: its name, and where a consent may lead back
/// to.
final class Registration {
    private static final String KEY = "app";
    private static final int MAX_URIS = 100;
    private static final int MAX_LENGTH = 2_000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Journal journal;
    private String name;
    private List<String> redirectUris = List.of();

    Registration(String name, Journal journal) {
        this.name = name;
        this.journal = journal;
        journal.get(KEY).ifPresent(kept -> {
            this.name = kept.path("name").asText();
            this.redirectUris = kept.path("redirectUris")
                    .valueStream()
                    .map(uri -> uri.asText())
                    .toList();
        });
    }

    synchronized String name() {
        return name;
    }

    /// @param changed `name` and `redirectUris`, each when it shall change; no addresses stand for this
    /// machine's
    /// @throws IllegalArgumentException with a sentence
    synchronized void change(ObjectNode changed) {
        List<String> uris = redirectUris;
        if (changed.has("redirectUris")) {
            uris = new ArrayList<>();
            for (var uri : changed.path("redirectUris")) {
                uris.add(uri.asText());
            }
            if (!changed.path("redirectUris").isArray() || uris.size() > MAX_URIS) {
                throw new IllegalArgumentException("redirectUris is a list of at most " + MAX_URIS + " addresses.");
            }
            for (String uri : uris) {
                if (!isAddress(uri)) {
                    throw new IllegalArgumentException("'" + uri + "' is no http or https address without a fragment.");
                }
            }
        }
        String given = changed.path("name").asText(name).strip();
        if (given.isEmpty() || given.length() > 100) {
            throw new IllegalArgumentException("An app's name has 1 to 100 characters.");
        }
        name = given;
        redirectUris = List.copyOf(uris);
        journal.put(KEY, show());
    }

    synchronized ObjectNode show() {
        ObjectNode node = Json.object().put("name", name);
        ArrayNode uris = node.putArray("redirectUris");
        redirectUris.forEach(uris::add);
        return node;
    }

    /// Registered to the letter; when none is registered, any address of this machine.
    synchronized boolean allows(String uri) {
        if (!isAddress(uri)) {
            return false;
        }
        return redirectUris.isEmpty() ? isThisMachine(URI.create(uri)) : redirectUris.contains(uri);
    }

    private static boolean isThisMachine(URI uri) {
        return uri.getHost() != null && THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return text.length() <= MAX_LENGTH
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
