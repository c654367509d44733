package io.mlconnector.sandbox.quickbooks.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Signs id tokens with RS256. The key is made when it is first needed, and is another one after each start.
final class IdTokens {
    private static final String KEY_ID = "sandbox-1";
    private static final int KEY_BITS = 2048;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private @Nullable KeyPair pair;

    String sign(ObjectNode claims) {
        String head = encode(Json.object().put("kid", KEY_ID).put("typ", "JWT").put("alg", "RS256"));
        String content = head + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair().getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with RSA", e);
        }
    }

    /// The JSON Web Key Set with which anybody can check them.
    ObjectNode keys() {
        RSAPublicKey key = (RSAPublicKey) pair().getPublic();
        ObjectNode set = Json.object();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set;
    }

    private synchronized KeyPair pair() {
        KeyPair existing = pair;
        if (existing != null) {
            return existing;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair made = generator.generateKeyPair();
            pair = made;
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys", e);
        }
    }

    private static String encode(ObjectNode node) {
        return BASE64.encodeToString(Json.write(node).getBytes(StandardCharsets.UTF_8));
    }

    /// Without the zero byte that keeps a number positive.
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, skip, bytes.length));
    }
}
