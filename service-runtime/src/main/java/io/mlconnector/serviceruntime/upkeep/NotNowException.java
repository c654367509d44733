package io.mlconnector.serviceruntime.upkeep;

/// It cannot be done just now; nothing was done. The message is a plain sentence.
public final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotNowException(String message) {
        super(message);
    }
}
