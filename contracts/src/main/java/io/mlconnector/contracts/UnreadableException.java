package io.mlconnector.contracts;

import org.jspecify.annotations.Nullable;

/// Bytes that are not the value they should be. The record goes to its dead-letter topic.
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
