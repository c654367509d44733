package io.mlconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterIndexTest {
    private final DeadLetterIndex index = new DeadLetterIndex();

    @Test
    void countsAllAndKeepsTheNewest() {
        for (int number = 0; number < 60; number++) {
            index.add("audit.dead-letters", letter("audit.dead-letters-0-" + number));
        }

        assertThat(index.topics()).singleElement().satisfies(topic -> {
            assertThat(topic.count()).isEqualTo(60);
            assertThat(topic.newest()).hasSize(50);
            assertThat(topic.newest().getFirst().position()).isEqualTo("audit.dead-letters-0-59");
        });
    }

    private static DeadLetterIndex.Entry letter(String position) {
        return new DeadLetterIndex.Entry(position, "key", "audit-0-1", "unreadable", "It is no JSON.", "console", null);
    }
}
