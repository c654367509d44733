package io.mlconnector.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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
