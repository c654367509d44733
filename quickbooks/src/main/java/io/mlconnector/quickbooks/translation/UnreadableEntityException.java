package io.mlconnector.quickbooks.translation;

import org.jspecify.annotations.Nullable;

/// A body that lacks what the domain cannot do without. Names the member, never its value.
public final class UnreadableEntityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEntityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
