package io.mlconnector.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What could not be processed: how many a topic, and the newest ones with their reasons.
final class DeadLetterIndex {
    private static final int NEWEST = 50;

    /// @param position `topic-partition-offset` of the dead letter itself
    /// @param origin `topic-partition-offset` of the original record
    record Entry(
            String position,
            @Nullable String key,
            @Nullable String origin,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String service,
            @Nullable String at) {}

    /// @param count read since the start; the topic keeps 90 days
    record Topic(String topic, long count, List<Entry> newest) {}

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Deque<Entry>> newest = new TreeMap<>();

    synchronized void add(String topic, Entry entry) {
        counts.merge(topic, 1L, Long::sum);
        Deque<Entry> entries = newest.computeIfAbsent(topic, _ -> new ArrayDeque<>());
        entries.addFirst(entry);
        if (entries.size() > NEWEST) {
            entries.removeLast();
        }
    }

    synchronized List<Topic> topics() {
        List<Topic> topics = new ArrayList<>();
        counts.forEach((topic, count) ->
                topics.add(new Topic(topic, count, List.copyOf(newest.getOrDefault(topic, new ArrayDeque<>())))));
        return topics;
    }
}
