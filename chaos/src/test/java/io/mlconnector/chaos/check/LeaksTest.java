package io.mlconnector.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeaksTest {
    private static final String SECRET = "s3cr3t/with+odd=letters~å";

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void findsASecret(String form, UnaryOperator<String> written) {
        String line = "INFO calling with " + written.apply(SECRET) + " at once";

        assertThat(Leaks.find(Map.of("token", SECRET), Map.of("a log", line.getBytes(StandardCharsets.UTF_8))))
                .as(form)
                .containsExactly("leaked: token in a log");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void findsNothingInAnotherSecret(String form, UnaryOperator<String> written) {
        String line = "INFO calling with " + written.apply("an0ther/with+odd=letters~å") + " at once";

        assertThat(Leaks.find(Map.of("token", SECRET), Map.of("a log", line.getBytes(StandardCharsets.UTF_8))))
                .as(form)
                .isEmpty();
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form("raw", secret -> new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                form("base64", secret -> base64("", secret, "")),
                form("base64 behind a name", secret -> base64("client:", secret, "")),
                form("base64 behind two bytes", secret -> base64("x:", secret, ":y")),
                form("base64 inside", secret -> base64("{\"a\":\"", secret, "\"}")),
                form(
                        "base64url",
                        secret -> Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(secret.getBytes(StandardCharsets.UTF_8))),
                form("hex", secret -> HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))),
                form(
                        "HEX",
                        secret -> HexFormat.of()
                                .formatHex(secret.getBytes(StandardCharsets.UTF_8))
                                .toUpperCase(Locale.ROOT)),
                form("URL", secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                form(
                        "url",
                        secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8)
                                .replace("%2F", "%2f")
                                .replace("%2B", "%2b")
                                .replace("%3D", "%3d")
                                .replace("%7E", "%7e")
                                .replace("%C3%A5", "%c3%a5")),
                form("JSON", secret -> secret.replace("/", "\\/")));
    }

    private static Arguments form(String name, UnaryOperator<String> written) {
        return Arguments.of(name, written);
    }

    private static String base64(String before, String secret, String after) {
        return Base64.getEncoder().encodeToString((before + secret + after).getBytes(StandardCharsets.UTF_8));
    }
}
