package io.mlconnector.sandbox.asana.auth;

/// What an app is registered with.
public record OAuthClient(String id, String secret) {
    public OAuthClient {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("The Asana app needs a client id and a client secret.");
        }
    }

    @Override
    public String toString() {
        return "OAuthClient[id=" + id + "]";
    }
}
