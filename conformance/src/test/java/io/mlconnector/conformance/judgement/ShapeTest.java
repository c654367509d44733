package io.mlconnector.conformance.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void isTheSameForOtherGidsNamesAndTimes() {
        assertThat(Shape.of("{\"gid\":\"12\",\"name\":\"Paint it\",\"created_at\":\"2026-01-02T03:04:05.678Z\"}"))
                .isEqualTo(Shape.of(
                        "{\"gid\":\"345\",\"created_at\":\"2027-11-12T13:14:15.000Z\",\"name\":\"Mend: it\"}"));
    }

    @Test
    void differsForTypesWordsNullsAndKindsOfTexts() {
        assertThat(Shape.of("{\"a\":1}")).isNotEqualTo(Shape.of("{\"a\":\"1\"}"));
        assertThat(Shape.of("{\"a\":1}")).isNotEqualTo(Shape.of("{\"a\":1.5}"));
        assertThat(Shape.of("{\"a\":\"text\"}")).isNotEqualTo(Shape.of("{\"a\":\"enum\"}"));
        assertThat(Shape.of("{\"a\":null}")).isNotEqualTo(Shape.of("{\"a\":{}}"));
        assertThat(Shape.of("{\"a\":\"2026-01-02\"}")).isNotEqualTo(Shape.of("{\"a\":\"2026-01-02T00:00:00Z\"}"));
    }

    @Test
    void ofAListIsTheSetOfItsItems() {
        assertThat(Shape.of("[{\"gid\":\"1\"},{\"gid\":\"2\"}]")).isEqualTo(Shape.of("[{\"gid\":\"3\"}]"));
    }
}
