package io.mlconnector.asana.webhook;

/// A body that is no notification. Says what is wrong, never what was in it.
public final class UnreadableNotificationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableNotificationException(String message) {
        super(message);
    }
}
