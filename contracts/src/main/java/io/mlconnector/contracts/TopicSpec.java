package io.mlconnector.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One topic: what it holds and who may do what with it.
///
/// @param key what a key looks like, for people
/// @param valueType the Java record of the values; `byte[]` where the bytes are a vendor's own
/// @param retention null keeps records for ever
/// @param writers the services that write it
/// @param readers the services that read it
/// @param resettable whether a reader's consumer group may be reset to any offset
public record TopicSpec(
        String name,
        String key,
        Class<?> valueType,
        Cleanup cleanup,
        @Nullable Duration retention,
        List<String> writers,
        List<String> readers,
        boolean resettable) {

    /// `cleanup.policy`.
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public TopicSpec {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
    }

    /// The dead-letter topic of this topic: original bytes, 90 days.
    public TopicSpec deadLetters() {
        return new TopicSpec(
                name + ".dead-letters",
                key,
                byte[].class,
                Cleanup.DELETE,
                Duration.ofDays(90),
                readers,
                List.of("console"),
                true);
    }

    /// The settings that `kafka-topics --config` would take.
    public Map<String, String> configs() {
        Map<String, String> configs = new TreeMap<>();
        switch (cleanup) {
            case COMPACT -> {
                configs.put("cleanup.policy", "compact");
                configs.put(
                        "delete.retention.ms", String.valueOf(Duration.ofDays(7).toMillis()));
            }
            case DELETE -> {
                configs.put("cleanup.policy", "delete");
                configs.put("retention.ms", retention == null ? "-1" : String.valueOf(retention.toMillis()));
            }
        }
        configs.put("max.message.bytes", String.valueOf(Topics.MAX_MESSAGE_BYTES));
        return configs;
    }
}
