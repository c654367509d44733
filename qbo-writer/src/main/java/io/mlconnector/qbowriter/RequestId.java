package io.mlconnector.qbowriter;

import io.mlconnector.domain.command.Hash;
import java.util.HexFormat;

/// `requestid`: QuickBooks gives its first answer again to the same id, and executes nothing. The derivation must never
/// change: a newer version repeats what an older one began.
final class RequestId {
    /// Fits a single request (50) and a batch (36).
    static final int LENGTH = 36;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private RequestId() {}

    static String of(String operationKey) {
        byte[] digest = HexFormat.of().parseHex(Hash.of("v1|" + operationKey));
        StringBuilder text = new StringBuilder(LENGTH);
        for (int bit = 0; text.length() < LENGTH; bit += 5) {
            int first = Byte.toUnsignedInt(digest[bit / 8]) << 8;
            int pair = first | Byte.toUnsignedInt(digest[bit / 8 + 1]);
            text.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return text.toString();
    }
}
