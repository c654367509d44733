package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;

/// OAuth's own errors (RFC 6749), never the accounting API's fault envelope.
final class OAuthError {
    private OAuthError() {}

    static Answer of(int status, String error, String description) {
        ObjectNode body = Json.object().put("error", error);
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        return Answer.json(status, body).with("Cache-Control", "no-cache, no-store");
    }

    static Answer wrongMethod() {
        return of(405, "invalid_request", "Use POST.").with("Allow", "POST");
    }

    static Answer invalidClient() {
        return of(401, "invalid_client", "");
    }

    static Answer invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }
}
