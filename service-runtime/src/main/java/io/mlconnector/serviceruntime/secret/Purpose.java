package io.mlconnector.serviceruntime.secret;

/// What a secret is for. Each purpose has a keyset of its own, so that a service opens only what it needs.
public enum Purpose {
    REFRESH_TOKEN("refresh"),
    ACCESS_TOKEN("access"),
    WEBHOOK_SECRET("webhook");

    private final String id;

    Purpose(String id) {
        this.id = id;
    }

    /// The name in the keyset file and in the associated data.
    public String id() {
        return id;
    }
}
