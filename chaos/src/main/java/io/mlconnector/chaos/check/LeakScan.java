package io.mlconnector.chaos.check;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// I-20: the run's own secrets are searched for in every log and every topic.
public final class LeakScan {
    private final Map<String, String> secrets;

    /// @param secrets by name
    public LeakScan(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    public Verdict scan(String bootstrapServers, List<Path> logs) {
        Map<String, byte[]> texts = new TreeMap<>(Leaks.logs(logs));
        Map<String, ByteArrayOutputStream> topics = new TreeMap<>();
        new TopicContents(bootstrapServers)
                .read(Topics.all().stream().map(TopicSpec::name).toList())
                .forEach(record -> {
                    ByteArrayOutputStream all =
                            topics.computeIfAbsent(record.topic(), _ -> new ByteArrayOutputStream());
                    all.writeBytes(String.valueOf(record.key()).getBytes(StandardCharsets.UTF_8));
                    all.writeBytes(record.value());
                    record.headers().forEach(header -> all.writeBytes(header.value()));
                });
        topics.forEach((name, all) -> texts.put("topic " + name, all.toByteArray()));
        return new Verdict("I-20", "No secret is in a log or a topic", "after replay", Leaks.find(secrets, texts));
    }
}
