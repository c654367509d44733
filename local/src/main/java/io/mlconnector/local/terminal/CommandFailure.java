package io.mlconnector.local.terminal;

import org.jspecify.annotations.Nullable;

/// Why a command cannot go on, as one line for a person that says what to do. Not a bug: no stack trace is shown.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;
    private final String line;

    private CommandFailure(int exitCode, String line, @Nullable Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
        this.line = line;
    }

    /// Something outside is not as it has to be: exit code 1.
    public static CommandFailure of(String line) {
        return new CommandFailure(1, line, null);
    }

    public static CommandFailure of(String line, Throwable cause) {
        return new CommandFailure(1, line, cause);
    }

    /// The command was asked for something that it does not understand: exit code 2.
    public static CommandFailure usage(String line) {
        return new CommandFailure(2, line, null);
    }

    /// What a person is told of any failure of a command.
    public static String lineOf(Throwable failure) {
        if (DiskFull.isBehind(failure)) {
            return "The disk is full: free some space, or set MLC_HOME to a folder on another disk, then start again.";
        }
        return failure instanceof CommandFailure expected
                ? expected.line()
                : "Unexpected: " + failure + " (MLC_DEBUG=1 shows more).";
    }

    public String line() {
        return line;
    }

    public int exitCode() {
        return exitCode;
    }
}
