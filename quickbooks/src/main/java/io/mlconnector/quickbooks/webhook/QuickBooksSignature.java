package io.mlconnector.quickbooks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `intuit-signature`: Base64 of HMAC-SHA256 over the body's raw bytes, keyed with the verifier token.
public final class QuickBooksSignature {
    public static final String HEADER = "intuit-signature";
    private static final String ALGORITHM = "HmacSHA256";

    private QuickBooksSignature() {}

    /// Takes the same time whatever differs. A header that is missing, no Base64 or of another length is not a
    /// signature; an empty verifier accepts nothing.
    public static boolean verify(byte[] body, @Nullable String header, String verifier) {
        if (header == null || verifier.isEmpty()) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(mac(body, verifier), given);
    }

    /// What Intuit would send for this body.
    public static String sign(byte[] body, String verifier) {
        return Base64.getEncoder().encodeToString(mac(body, verifier));
    }

    private static byte[] mac(byte[] body, String verifier) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(verifier.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
