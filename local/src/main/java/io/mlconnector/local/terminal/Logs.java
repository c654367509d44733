package io.mlconnector.local.terminal;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;

/// Where log lines go while Quarkus does not decide it: it holds them back until then, and would print them all on the
/// terminal at the end of a command that never starts it.
public final class Logs {
    private static final String FORMAT = "%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c] (%t) %s%e%n";

    private static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final int OLDER_FILES = 2;

    /// Held, so that their levels stay.
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"), Logger.getLogger("state.change.logger"));

    /// A log that cannot be written, as on a full disk, is no reason to fill the terminal.
    private static final ErrorManager SILENT = new ErrorManager() {
        @Override
        public void error(String message, Exception failure, int code) {}
    };

    private Logs() {}

    /// The command's own messages say all that a person needs.
    public static void discard() {
        InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[0]);
    }

    /// Bounded: a few files of 10 MB.
    public static void toFile(Path file) {
        try {
            SizeRotatingFileHandler handler = new SizeRotatingFileHandler(file.toFile(), true, MOST_BYTES, OLDER_FILES);
            handler.setFormatter(new PatternFormatter(FORMAT));
            handler.setLevel(Level.INFO);
            handler.setErrorManager(SILENT);
            TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
            InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
        } catch (FileNotFoundException e) {
            throw CommandFailure.of("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
