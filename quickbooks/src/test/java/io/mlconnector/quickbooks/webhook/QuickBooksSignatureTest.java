package io.mlconnector.quickbooks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksSignatureTest {
    private static final byte[] BODY = "{\"name\":\"Søhne\"}".getBytes(StandardCharsets.UTF_8);
    /// Made with `openssl dgst -sha256 -hmac verifier-1 -binary | base64`.
    private static final String SIGNATURE = "wrb59rDr+SEm3FsrFPPiiYwRQWJJBT3JS3DtCaaLzus=";

    @Test
    void acceptsWhatAnotherImplementationSigned() {
        assertThat(QuickBooksSignature.verify(BODY, SIGNATURE, "verifier-1")).isTrue();
        assertThat(QuickBooksSignature.sign(BODY, "verifier-1")).isEqualTo(SIGNATURE);
    }

    @Test
    void countsTheBytesAsTheyCameAndNotTheJsonInThem() {
        byte[] spaced = "[ { \"id\" : \"a\",\n  \"x\": \"\\u00fc\" } ]".getBytes(StandardCharsets.UTF_8);

        assertThat(QuickBooksSignature.verify(spaced, QuickBooksSignature.sign(spaced, "verifier-1"), "verifier-1"))
                .isTrue();
    }

    @Test
    void refusesAnotherKeyOrBody() {
        byte[] changed = BODY.clone();
        changed[3] ^= 1;

        assertThat(QuickBooksSignature.verify(BODY, SIGNATURE, "verifier-2")).isFalse();
        assertThat(QuickBooksSignature.verify(changed, SIGNATURE, "verifier-1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64 at all", "====", SIGNATURE + SIGNATURE, "x" + SIGNATURE})
    void refusesWhatIsNoSignature(String header) {
        assertThat(QuickBooksSignature.verify(BODY, header, "verifier-1")).isFalse();
    }

    @Test
    void refusesAShortenedSignature() {
        byte[] mac = Base64.getDecoder().decode(SIGNATURE);
        String shorter = Base64.getEncoder().encodeToString(Arrays.copyOf(mac, 16));

        assertThat(QuickBooksSignature.verify(BODY, shorter, "verifier-1")).isFalse();
    }

    @Test
    void refusesAMissingHeaderAndAnEmptyVerifier() {
        assertThat(QuickBooksSignature.verify(BODY, null, "verifier-1")).isFalse();
        assertThat(QuickBooksSignature.verify(BODY, SIGNATURE, "")).isFalse();
    }
}
