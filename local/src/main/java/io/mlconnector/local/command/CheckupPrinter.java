package io.mlconnector.local.command;

import io.mlconnector.local.doctor.Checkup;
import io.mlconnector.local.doctor.Row;
import io.mlconnector.local.terminal.Terminal;

/// A checkup as a table for people.
final class CheckupPrinter {
    private static final int CHECK_WIDTH = 16;

    private CheckupPrinter() {}

    static void print(Checkup checkup, Terminal terminal) {
        String part = "";
        for (Row row : checkup.rows()) {
            if (!row.part().equals(part)) {
                part = row.part();
                terminal.line(terminal.strong(part));
            }
            terminal.line("  " + sign(row, terminal) + " " + pad(row.check()) + row.reason());
            if (row.remedy() != null) {
                terminal.line(" ".repeat(4 + CHECK_WIDTH) + "-> " + row.remedy());
            }
        }
        long red = count(checkup, Row.Colour.RED);
        long yellow = count(checkup, Row.Colour.YELLOW);
        terminal.line(
                red == 0 && yellow == 0
                        ? terminal.good("All is well.")
                        : red + " to put right, " + yellow + " to know.");
    }

    private static String sign(Row row, Terminal terminal) {
        return switch (row.colour()) {
            case GREEN -> terminal.good("✓");
            case YELLOW -> terminal.warn("!");
            case RED -> terminal.bad("✗");
        };
    }

    private static long count(Checkup checkup, Row.Colour colour) {
        return checkup.rows().stream().filter(row -> row.colour() == colour).count();
    }

    private static String pad(String check) {
        return check.length() >= CHECK_WIDTH ? check + " " : check + " ".repeat(CHECK_WIDTH - check.length());
    }
}
