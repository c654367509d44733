package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The connector at QuickBooks' door: what an app with its key pair does.
final class Visit {
    static final String CONSENT = "sandbox-refresh-token";
    static final String REALM = "9341450000000001";
    static final String PAIR = "sandbox-client:sandbox-client-secret";

    private final String url;

    Visit(Sandbox sandbox) {
        this.url = sandbox.quickBooksUrl();
    }

    Http.Reply refresh(String refreshToken) {
        return token("grant_type=refresh_token&refresh_token=" + Http.encode(refreshToken));
    }

    Http.Reply exchange(String code, String redirectUri) {
        return token("grant_type=authorization_code&code=" + Http.encode(code) + "&redirect_uri="
                + Http.encode(redirectUri));
    }

    Http.Reply token(String form) {
        return form(PAIR).post("/oauth2/v1/tokens/bearer", form);
    }

    Http form(String pair) {
        return new Http(url)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Authorization", basic(pair));
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// With a new access token of the connector, got with the consent for the first company.
    Http api() {
        return api(refresh(CONSENT).body().path("access_token").asText());
    }

    Http api(String accessToken) {
        return new Http(url).bearer(accessToken);
    }

    static String path(String resource) {
        return path(REALM, resource);
    }

    static String path(String realmId, String resource) {
        return "/v3/company/" + realmId + "/" + resource;
    }

    static String refreshToken(Http.Reply reply) {
        return reply.body().path("refresh_token").asText();
    }

    /// `status code type` of the gateway's lower-case envelope.
    static String gateway(Http.Reply reply) {
        JsonNode fault = reply.body().path("fault");
        return reply.status() + " " + fault.path("error").path(0).path("code").asText() + " "
                + fault.path("type").asText();
    }
}
