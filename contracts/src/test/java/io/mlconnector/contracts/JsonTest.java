package io.mlconnector.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void amountsKeepEveryDigit() {
        JsonNode node = Json.read(bytes("{\"Amount\":90071992547409931.10}"), JsonNode.class);

        assertThat(node.get("Amount").decimalValue()).isEqualTo(new BigDecimal("90071992547409931.10"));
        assertThat(new String(Json.write(node), StandardCharsets.UTF_8)).isEqualTo("{\"Amount\":90071992547409931.10}");
    }

    @Test
    void refusesDeepDocuments() {
        assertUnreadable("[".repeat(40) + "]".repeat(40));
    }

    @Test
    void refusesEndlessNumbers() {
        assertUnreadable("{\"n\":" + "9".repeat(70) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1.5E+999999999", "1e61", "1e-61"})
    void refusesNumbersThatAreEndlessOnceWrittenOut(String number) {
        assertUnreadable("{\"n\":" + number + "}");
        assertUnreadable("{\"a\":[{\"n\":" + number + "}]}");
        assertThatThrownBy(() -> Json.read(bytes("{\"amount\":" + number + "}"), FieldValueV1.class))
                .isInstanceOf(UnreadableException.class);
        assertThat(Json.hasShortNumbers(JsonNodeFactory.instance
                        .objectNode()
                        .set("n", JsonNodeFactory.instance.numberNode(new BigDecimal(number)))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e50",
                "2.8421709430404007E-14",
                "-5E-40",
                "0.3333333333333333333333333333333333333333",
                "0.00",
                "1.2E+2"
            })
    void numbersThatAreTakenAreTakenBackOnceWrittenOut(String number) {
        JsonNode node = Json.read(bytes("{\"n\":" + number + "}"), JsonNode.class);

        assertThat(Json.hasShortNumbers(node)).isTrue();
        assertThat(Json.read(Json.write(node), JsonNode.class).path("n").decimalValue())
                .isEqualByComparingTo(new BigDecimal(number));
    }

    @Test
    void refusesTwoMembersOfOneName() {
        assertUnreadable("{\"a\":1,\"a\":2}");
    }

    @Test
    void refusesEmptyValues() {
        for (String empty : List.of("null", "", "  ")) {
            assertThatThrownBy(() -> Json.read(bytes(empty), LinkV1.class)).isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void refusesWhatFollowsTheDocument() {
        assertUnreadable("{} {}");
    }

    @Test
    void errorsNeverQuoteTheDocument() {
        assertThatThrownBy(() -> Json.read(bytes("{\"connection\":\"secret-value"), LinkV1.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageNotContaining("secret-value");
    }

    private static void assertUnreadable(String text) {
        assertThatThrownBy(() -> Json.read(bytes(text), JsonNode.class)).isInstanceOf(UnreadableException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
