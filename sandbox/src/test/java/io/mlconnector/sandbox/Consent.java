package io.mlconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// An app and the person who allows it something, at Asana.
final class Consent {
    static final String REDIRECT = "https://app.example/callback";

    private final String url;
    private final JsonNode info;

    Consent(String asanaUrl) {
        this.url = asanaUrl;
        this.info = new Http(asanaUrl).get("/sandbox/info").body();
    }

    /// What the app asks for; change it to ask for something else.
    Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", info.path("clientId").asText());
        request.put("redirect_uri", REDIRECT);
        request.put("response_type", "code");
        request.put("state", "s-1");
        return request;
    }

    Http.Reply ask(Map<String, String> request) {
        return new Http(url).get("/-/oauth_authorize?" + encoded(request));
    }

    /// @param decision allow or deny
    Http.Reply decide(Map<String, String> request, String decision) {
        Map<String, String> form = new LinkedHashMap<>(request);
        form.put("user", info.path("userGid").asText());
        form.put("decision", decision);
        return post("oauth_authorize", form);
    }

    /// @return the code that comes back after Allow
    String code(Map<String, String> request) {
        return parameter(decide(request, "allow"), "code");
    }

    /// @param more members beside those that each request has
    Http.Reply token(Map<String, String> more) {
        Map<String, String> form = client();
        form.put("redirect_uri", REDIRECT);
        form.putAll(more);
        return post("oauth_token", form);
    }

    Http.Reply exchange(String code) {
        return token(Map.of("grant_type", "authorization_code", "code", code));
    }

    Http.Reply refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    Http.Reply revoke(String token) {
        Map<String, String> form = client();
        form.put("token", token);
        return post("oauth_revoke", form);
    }

    JsonNode info(String token) {
        return post("token_info", Map.of("token", token)).body();
    }

    /// A client of the API with these scopes; the app is registered with them.
    Http allowed(String scopes) {
        new Http(url).post("/sandbox/oauth-app", "{\"scopes\":\"" + scopes + "\"}");
        Map<String, String> request = request();
        request.put("scope", scopes);
        return with(exchange(code(request)).body().path("access_token").asText());
    }

    Http with(String accessToken) {
        return new Http(info.path("apiUrl").asText()).bearer(accessToken);
    }

    static String parameter(Http.Reply redirect, String name) {
        for (String pair : URI.create(redirect.header("Location")).getQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private Map<String, String> client() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", info.path("clientId").asText());
        form.put("client_secret", info.path("clientSecret").asText());
        return form;
    }

    Http.Reply post(String page, Map<String, String> form) {
        return new Http(url)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/-/" + page, encoded(form));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + Http.encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }
}
