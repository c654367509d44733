package io.mlconnector.sandbox.quickbooks.books;

/// What happened to a record, in the words of both webhook formats.
public enum Verb {
    CREATED("created", "Create"),
    UPDATED("updated", "Update"),
    DELETED("deleted", "Delete"),
    VOIDED("void", "Void"),
    /// Into another record, which keeps the id; the one of the other is gone.
    MERGED("merged", "Merge"),
    EMAILED("emailed", "Emailed");

    private final String cloudEvent;
    private final String legacy;

    Verb(String cloudEvent, String legacy) {
        this.cloudEvent = cloudEvent;
        this.legacy = legacy;
    }

    public String cloudEvent() {
        return cloudEvent;
    }

    public String legacy() {
        return legacy;
    }
}
