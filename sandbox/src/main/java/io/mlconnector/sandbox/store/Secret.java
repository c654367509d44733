package io.mlconnector.sandbox.store;

import java.security.SecureRandom;

/// Random texts for tokens and keys.
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + DIGITS;

    private Secret() {}

    public static String digits(int length) {
        return from(DIGITS, length);
    }

    public static String letters(int length) {
        return from(LETTERS, length);
    }

    /// 128 bits and more, as Asana's webhook secrets have.
    public static String hex(int length) {
        return from("0123456789abcdef", length);
    }

    private static String from(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(length, 0, alphabet.length()).forEach(index -> text.append(alphabet.charAt(index)));
        return text.toString();
    }
}
