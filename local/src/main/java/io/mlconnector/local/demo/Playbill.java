package io.mlconnector.local.demo;

import io.mlconnector.local.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// Prints each step of the story with what came of it and how long it took.
final class Playbill {
    private final Terminal terminal;
    private int number;
    private boolean failed;

    Playbill(Terminal terminal) {
        this.terminal = terminal;
    }

    /// After a failed step the others are not played: they build on it.
    ///
    /// @param play does the step and gives the ids as a line, or throws [StepFailure]
    void step(String title, Supplier<String> play) {
        number++;
        if (failed) {
            terminal.line(terminal.quiet(" -  " + number + "  " + title + " (not played)"));
            return;
        }
        long start = System.nanoTime();
        String sign = terminal.good("✓");
        String outcome;
        try {
            outcome = play.get();
        } catch (StepFailure e) {
            failed = true;
            sign = terminal.bad("✗");
            outcome = e.getMessage();
        }
        String took = seconds(Duration.ofNanos(System.nanoTime() - start));
        terminal.line(" " + sign + " " + String.format(Locale.ROOT, "%2d", number) + "  " + terminal.strong(title)
                + "  " + terminal.quiet(took));
        if (outcome != null) {
            outcome.lines().forEach(line -> terminal.line("       " + line));
        }
    }

    boolean allHeld() {
        return !failed;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
