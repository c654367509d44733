package io.mlconnector.serviceruntime.secret;

/// What a secret is for. Each purpose has a keyset of its own, so that a service opens only what it needs:
/// whoever owns Asana's tokens cannot open those of QuickBooks.
public enum Purpose {
    REFRESH_TOKEN("refresh", "refresh"),
    ACCESS_TOKEN("access", "access"),
    ASANA_REFRESH_TOKEN("asana-refresh", "refresh"),
    ASANA_ACCESS_TOKEN("asana-access", "access"),
    WEBHOOK_SECRET("webhook", "webhook");

    private final String id;
    private final String kind;

    Purpose(String id, String kind) {
        this.id = id;
        this.kind = kind;
    }

    /// The name in the keyset file and in the associated data.
    public String id() {
        return id;
    }

    /// The name in a record and its key, whose topic says which vendor it is about.
    public String kind() {
        return kind;
    }
}
