package io.mlconnector.serviceruntime.secret;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Which key sealed a ciphertext. Tink writes it in front, in clear: a one, then the key's id in four bytes.
///
/// See <https://developers.google.com/tink/wire-format>.
public final class KeyId {
    private static final byte TINK = 1;

    private KeyId() {}

    /// Empty when it is no such ciphertext.
    ///
    /// @param ciphertext base64
    public static Optional<Integer> of(String ciphertext) {
        try {
            byte[] bytes = Base64.getDecoder().decode(ciphertext);
            return bytes.length > Integer.BYTES && bytes[0] == TINK
                    ? Optional.of(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt())
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
