package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who the person is that consented, for apps that ask; and where all of OAuth's addresses are.
final class OpenIdDesk {
    static final String USER_INFO = "/v1/openid_connect/userinfo";
    static final String JWKS = "/op/v1/jwks";
    private static final String ISSUER = "/op/v1";
    private static final Duration ID_LIFE = Duration.ofHours(1);
    /// There is one person in this sandbox.
    private static final String PERSON = UUID.nameUUIDFromBytes("sandbox person".getBytes(StandardCharsets.UTF_8))
            .toString();

    private final Grants grants;
    private final IdTokens ids = new IdTokens();

    OpenIdDesk(Grants grants) {
        this.grants = grants;
    }

    /// @param base our own address as the caller knows it
    String idToken(String base, Ask ask, String realmId, Instant now) {
        ObjectNode claims = Json.object().put("sub", PERSON);
        claims.putArray("aud").add(ask.clientId());
        claims.put("realmid", realmId)
                .put("auth_time", now.getEpochSecond())
                .put("iss", base + ISSUER)
                .put("exp", now.plus(ID_LIFE).getEpochSecond())
                .put("iat", now.getEpochSecond());
        if (!ask.nonce().isEmpty()) {
            claims.put("nonce", ask.nonce());
        }
        return ids.sign(claims);
    }

    Answer keys() {
        return Answer.json(200, ids.keys());
    }

    Answer userInfo(Call call) {
        String header = Optional.ofNullable(call.header("authorization")).orElse("");
        Optional<Access> access = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? grants.find(header.substring(7).strip())
                : Optional.empty();
        if (access.isEmpty()) {
            return OAuthError.of(401, "invalid_token", "Token expired, revoked or malformed")
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (!access.get().hasScope(Scopes.OPENID)) {
            return OAuthError.of(403, "insufficient_scope", "The openid scope was not granted");
        }
        ObjectNode person = Json.object().put("sub", PERSON);
        if (access.get().hasScope("profile")) {
            person.put("givenName", "Robin").put("familyName", "Keeper");
        }
        if (access.get().hasScope("email")) {
            person.put("email", "robin.keeper@example.com").put("emailVerified", true);
        }
        if (access.get().hasScope("phone")) {
            person.put("phoneNumber", "+1 2065550100").put("phoneNumberVerified", false);
        }
        if (access.get().hasScope("address")) {
            person.putObject("address")
                    .put("streetAddress", "12 Quay Street")
                    .put("locality", "Seattle")
                    .put("region", "WA")
                    .put("postalCode", "98101")
                    .put("country", "US");
        }
        return Answer.json(200, person);
    }

    /// Data scopes are not advertised, as at Intuit.
    static Answer discovery(String base) {
        ObjectNode document = Json.object()
                .put("issuer", base + ISSUER)
                .put("authorization_endpoint", base + OAuthDesk.AUTHORIZE)
                .put("token_endpoint", base + OAuthDesk.TOKEN)
                .put("userinfo_endpoint", base + USER_INFO)
                .put("revocation_endpoint", base + OAuthDesk.REVOKE)
                .put("jwks_uri", base + JWKS);
        list(document, "response_types_supported", List.of("code"));
        list(document, "subject_types_supported", List.of("public"));
        list(document, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(document, "scopes_supported", List.of("openid", "email", "profile", "address", "phone"));
        list(document, "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        list(document, "claims_supported", List.of("aud", "exp", "iat", "iss", "realmid", "sub"));
        return Answer.json(200, document);
    }

    private static void list(ObjectNode into, String name, List<String> values) {
        ArrayNode array = into.putArray(name);
        values.forEach(array::add);
    }
}
