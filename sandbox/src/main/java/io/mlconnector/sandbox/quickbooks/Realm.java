package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import java.util.Optional;

/// Who the company and the connected app are.
record Realm(String realmId, String clientId, String clientSecret, String webhookVerifier) {
    private static final String KEY = "realm";

    /// @throws IllegalStateException when the data belongs to another company
    static Realm of(QuickBooksSettings.App app, Journal journal) {
        if (!app.realmId().matches("[0-9]{1,32}")) {
            throw new IllegalArgumentException("A QuickBooks realm is a number, not '" + app.realmId() + "'.");
        }
        Optional<JsonNode> kept = journal.get(KEY);
        if (kept.isEmpty()) {
            journal.put(KEY, Json.object().put("realmId", app.realmId()));
        } else if (!kept.get().path("realmId").asText().equals(app.realmId())) {
            throw new IllegalStateException("The QuickBooks sandbox's data is that of company "
                    + kept.get().path("realmId").asText() + ", not " + app.realmId()
                    + ": delete it, or name the company it has.");
        }
        return new Realm(app.realmId(), app.clientId(), app.clientSecret(), app.webhookVerifier());
    }

    @Override
    public String toString() {
        return "Realm " + realmId;
    }
}
