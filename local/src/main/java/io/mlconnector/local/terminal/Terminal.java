package io.mlconnector.local.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where the commands print. Colours only where a person looks at it; UTF-8 always.
public final class Terminal {
    private static final String RESET = "\u001b[0m";
    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;

    public Terminal(PrintStream out, PrintStream err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /// The process' own output. `NO_COLOR` (https://no-color.org) switches colours off.
    public static Terminal system(Map<String, String> environment) {
        boolean colours = Terminal.isShown()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                colours);
    }

    /// Never null since JDK 22; the type still says it may be.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isShown() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Whether a person looks at it and can answer.
    public boolean isInteractive() {
        return isShown();
    }

    /// Asks a question that is answered with y; everything else, the end of the input included, is no.
    @SuppressWarnings("SystemConsoleNull")
    public boolean confirm(String question) {
        Console console = System.console();
        String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    public void line(String text) {
        out.println(text);
    }

    /// Writes over itself; the next line begins anew.
    public void progress(String text) {
        out.print("\r" + text + "\u001b[K\r");
        out.flush();
    }

    public void error(String text) {
        err.println("mlc: " + text);
    }

    /// For `MLC_DEBUG=1` only.
    public void trace(Throwable failure) {
        failure.printStackTrace(err);
    }

    public String good(String text) {
        return coloured("\u001b[32m", text);
    }

    public String warn(String text) {
        return coloured("\u001b[33m", text);
    }

    public String bad(String text) {
        return coloured("\u001b[31m", text);
    }

    public String quiet(String text) {
        return coloured("\u001b[2m", text);
    }

    public String strong(String text) {
        return coloured("\u001b[1m", text);
    }

    private String coloured(String code, String text) {
        return colours ? code + text + RESET : text;
    }
}
