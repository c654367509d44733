package io.mlconnector.domain.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-80.10", "1.2E+2", "1E+20", "1E-20", "123456789012345678901234567890"})
    void keepsAmountsAsTheyAre(String text) {
        BigDecimal value = new BigDecimal(text);

        assertThat(Amounts.checked(value)).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+999999999",
                "1E-999999999",
                "0E+999999999",
                "1E+21",
                "1E-21",
                "1234567890123456789012345678901"
            })
    void refusesWhatWouldFillTheMemory(String text) {
        assertThatThrownBy(() -> Amounts.checked(new BigDecimal(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
