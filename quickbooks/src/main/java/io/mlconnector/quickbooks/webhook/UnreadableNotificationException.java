package io.mlconnector.quickbooks.webhook;

/// A body that is neither of the two forms. Says what is wrong, never what was in it.
public final class UnreadableNotificationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableNotificationException(String message) {
        super(message);
    }
}
