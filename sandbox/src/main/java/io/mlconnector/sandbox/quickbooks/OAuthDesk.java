package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The token endpoint. Its errors are OAuth's own JSON and never the accounting API's fault envelope.
final class OAuthDesk {
    static final String PATH = "/oauth2/v1/tokens/bearer";

    private final Realm realm;
    private final Grant grant;

    OAuthDesk(Realm realm, Grant grant) {
        this.realm = realm;
        this.grant = grant;
    }

    Answer handle(Call call) {
        if (!call.method().equals("POST")) {
            return error(405, "invalid_request", "Use POST.");
        }
        if (!authenticated(call)) {
            return error(401, "invalid_client", "");
        }
        Map<String, List<String>> form = call.form();
        String grantType = first(form, "grant_type");
        if (grantType.isEmpty()) {
            return error(400, "invalid_request", "grant_type is missing");
        }
        if (!grantType.equals("refresh_token")) {
            return error(400, "unsupported_grant_type", "");
        }
        Optional<ObjectNode> tokens = grant.refresh(first(form, "refresh_token"));
        return tokens.map(node -> Answer.json(200, node).with("Cache-Control", "no-cache, no-store"))
                .orElseGet(() -> error(400, "invalid_grant", "Incorrect or invalid refresh token"));
    }

    private boolean authenticated(Call call) {
        String header = call.header("authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
            return new String(pair, StandardCharsets.UTF_8).equals(realm.clientId() + ":" + realm.clientSecret());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private static Answer error(int status, String error, String description) {
        ObjectNode body = Json.object().put("error", error);
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        return Answer.json(status, body);
    }
}
