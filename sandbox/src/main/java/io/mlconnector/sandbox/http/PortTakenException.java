package io.mlconnector.sandbox.http;

/// The port a sandbox was told to use belongs to another program.
public final class PortTakenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(int port, Throwable cause) {
        super("Port " + port + " is taken by another program; stop it or choose another port.", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
