package io.mlconnector.asana.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected signatures were made with `openssl dgst -sha256 -hmac`.
class AsanaSignatureTest {
    private static final String SECRET = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";
    private static final String HEARTBEAT = "{\"events\":[]}";
    private static final String SIGNATURE = "10468027b67df18c739cc4794c6fc2d2806dcaaf2259fc3e1ed9d26433659853";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SECRET + "|" + HEARTBEAT + "|" + SIGNATURE,
                "s3cret|{\"events\":[{\"action\":\"changed\",\"resource\":{\"gid\":\"1207\",\"resource_type\":\"task\"}}]}"
                        + "|15e457e38f228ae029ad8e1ad07ab191622be11678b8c82f30f3d579231e159f"
            })
    void acceptsWhatAnotherImplementationSigned(String secret, String body, String signature) {
        assertThat(AsanaSignature.sign(bytes(body), bytes(secret))).isEqualTo(signature);
        assertThat(AsanaSignature.verify(bytes(body), signature, bytes(secret))).isTrue();
    }

    @Test
    void countsTheBytesAsTheyCameAndNotTheJsonInThem() {
        byte[] spaced = bytes("{ \"events\" : [ ],\n  \"x\": \"\\u00fc\" }");

        assertThat(AsanaSignature.verify(spaced, AsanaSignature.sign(spaced, bytes(SECRET)), bytes(SECRET)))
                .isTrue();
    }

    @Test
    void acceptsUpperCaseHex() {
        assertThat(AsanaSignature.verify(bytes(HEARTBEAT), SIGNATURE.toUpperCase(Locale.ROOT), bytes(SECRET)))
                .isTrue();
    }

    @Test
    void refusesEverySingleFlippedBit() {
        byte[] body = bytes(HEARTBEAT);
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] forged = body.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(AsanaSignature.verify(forged, SIGNATURE, bytes(SECRET))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", SIGNATURE + "00", "sha256=" + SIGNATURE})
    void refusesWhatIsNoSignature(String header) {
        assertThat(AsanaSignature.verify(bytes(HEARTBEAT), header, bytes(SECRET)))
                .isFalse();
    }

    @Test
    void refusesMissingHeaderAndEmptySecret() {
        byte[] body = bytes(HEARTBEAT);

        assertThat(AsanaSignature.verify(body, null, bytes(SECRET))).isFalse();
        assertThat(AsanaSignature.verify(body, SIGNATURE, new byte[0])).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
