package io.mlconnector.asana.webhook;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `X-Hook-Signature`: hex of HMAC-SHA256 over the body's raw bytes, keyed with the webhook's own secret.
public final class AsanaSignature {
    public static final String HEADER = "X-Hook-Signature";
    public static final String SECRET_HEADER = "X-Hook-Secret";
    private static final String ALGORITHM = "HmacSHA256";

    private AsanaSignature() {}

    /// Takes the same time whatever differs. A header that is missing, no hex or of another length is not a signature;
    /// an empty secret accepts nothing.
    public static boolean verify(byte[] body, @Nullable String hexHeader, byte[] secret) {
        if (hexHeader == null || secret.length == 0) {
            return false;
        }
        byte[] given;
        try {
            given = HexFormat.of().parseHex(hexHeader.strip());
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(mac(body, secret), given);
    }

    /// What Asana would send for this body.
    public static String sign(byte[] body, byte[] secret) {
        return HexFormat.of().formatHex(mac(body, secret));
    }

    private static byte[] mac(byte[] body, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
