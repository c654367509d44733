package io.mlconnector.enrich.flow;

/// The service ends: nothing is acknowledged that was not finished.
public final class ClosingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClosingException() {
        super("the service ends", null, false, false);
    }
}
