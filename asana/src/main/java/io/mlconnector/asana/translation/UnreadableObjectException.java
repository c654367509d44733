package io.mlconnector.asana.translation;

/// An object of Asana without something that it always has. Says what is wrong, never what was in it.
public final class UnreadableObjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableObjectException(String message) {
        super(message);
    }
}
