package io.mlconnector.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/topics.md says what the catalogue says.
class TopicsPageTest {

    @Test
    void listsEveryTopicOfTheCatalogue() {
        String expected = Topics.all().stream()
                .filter(topic -> !topic.name().endsWith(".dead-letters"))
                .map(TopicsPageTest::row)
                .collect(Collectors.joining("\n"));

        assertThat(Repository.read(Repository.ROOT.resolve("docs/topics.md"))).contains(expected);
    }

    private static String row(TopicSpec topic) {
        String kept = switch (topic.cleanup()) {
            case COMPACT -> "compacted";
            case DELETE ->
                topic.retention() == null
                        ? "for ever"
                        : Objects.requireNonNull(topic.retention()).toDays() + " days";
        };
        String value = topic.valueType() == byte[].class
                ? "the vendor's bytes"
                : "`" + topic.valueType().getSimpleName() + "`";
        return "| `" + topic.name() + "` | " + topic.key() + " | " + value + " | " + kept + " | "
                + String.join(", ", topic.writers()) + " | " + String.join(", ", topic.readers()) + " |";
    }
}
