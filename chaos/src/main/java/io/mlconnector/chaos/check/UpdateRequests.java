package io.mlconnector.chaos.check;

import io.mlconnector.contracts.LedgerEntryV1;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

/// The ids under which an update may go out: one for each version of its bill that the request was made of. Worked out
/// here once more, and not by what it judges.
final class UpdateRequests {
    private static final int LENGTH = 36;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private UpdateRequests() {}

    /// Beyond the id that the operation has for the version that it was decided on.
    ///
    /// @param newest version of any bill
    static List<String> of(LedgerEntryV1 update, long newest) {
        return LongStream.rangeClosed(0, newest)
                .mapToObj(version -> id(update.operation() + "|" + version))
                .toList();
    }

    /// The first 36 digits of the hash, in base 32.
    static String id(String operation) {
        byte[] digest = HexFormat.of().parseHex(Ledgers.sha256("v1|" + operation));
        StringBuilder id = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int i = 0; id.length() < LENGTH; i++) {
            bits = bits << 8 | Byte.toUnsignedInt(digest[i]);
            held += 8;
            while (held >= 5 && id.length() < LENGTH) {
                held -= 5;
                id.append(ALPHABET.charAt(bits >> held & 31));
            }
            bits &= (1 << held) - 1;
        }
        return id.toString();
    }
}
