package io.mlconnector.local.doctor;

import org.jspecify.annotations.Nullable;

/// One line of the checkup.
///
/// @param part whose it is: `QuickBooks`, `Asana`, `installation`
/// @param check a word for what was looked at; the same in every run, for scripts
/// @param reason what was found, as a sentence
/// @param remedy what to do and where, as a sentence; null where nothing has to be done
public record Row(
        String part,
        String check,
        Colour colour,
        String reason,
        @Nullable String remedy) {

    /// How good it is. Only red fails.
    public enum Colour {
        GREEN,
        YELLOW,
        RED
    }

    static Row green(String part, String check, String reason) {
        return new Row(part, check, Colour.GREEN, reason, null);
    }

    static Row yellow(String part, String check, String reason, String remedy) {
        return new Row(part, check, Colour.YELLOW, reason, remedy);
    }

    static Row red(String part, String check, String reason, String remedy) {
        return new Row(part, check, Colour.RED, reason, remedy);
    }
}
