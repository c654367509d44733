package io.mlconnector.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeUpTest {
    @Test
    void noTwoCompaniesHaveOneName() {
        Set<String> names = new HashSet<>();
        assertThat(IntStream.range(0, MadeUp.COMPANIES).allMatch(number -> names.add(MadeUp.company(number))))
                .isTrue();
    }

    @Test
    void phonesAreThoseSetAsideForStories() {
        assertThat(IntStream.range(0, 300).mapToObj(MadeUp::phone))
                .allMatch(phone -> phone.matches("\\(206\\) 555-01\\d\\d"));
    }
}
