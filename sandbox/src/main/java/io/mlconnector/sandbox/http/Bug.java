package io.mlconnector.sandbox.http;

import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// An exception that nobody expected. The caller gets a number, the log has the trace.
public final class Bug {
    private static final System.Logger LOG = System.getLogger(Bug.class.getName());

    private Bug() {}

    /// @return a sentence for the caller
    public static String report(Call call, RuntimeException bug) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.log(Level.ERROR, "bug " + number + " at " + call, bug);
        return "a bug of the sandbox, number " + number + " in its log";
    }
}
