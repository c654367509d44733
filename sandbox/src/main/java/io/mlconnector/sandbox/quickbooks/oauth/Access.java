package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;

/// What an access token opens.
///
/// @param app client id of the app that it was given to
/// @param scope space separated
public record Access(String app, String realmId, String scope, Instant ends) {
    static Access read(JsonNode node) {
        return new Access(
                node.path("app").asText(),
                node.path("realmId").asText(),
                node.path("scope").asText(),
                Instant.parse(node.path("ends").asText()));
    }

    ObjectNode write() {
        return Json.object()
                .put("app", app)
                .put("realmId", realmId)
                .put("scope", scope)
                .put("ends", ends.toString());
    }

    boolean isOf(String otherApp, String otherRealm) {
        return app.equals(otherApp) && realmId.equals(otherRealm);
    }

    boolean hasScope(String name) {
        return Scopes.contains(scope, name);
    }
}
