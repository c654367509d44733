package io.mlconnector.chaos.check;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// I-20: the run's own secrets are searched for in every log, every topic and every page.
public final class LeakScan {
    private final Map<String, String> secrets;
    private final Map<String, byte[]> pages = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    /// @param secrets by name
    public LeakScan(Map<String, String> secrets) {
        this.secrets = new TreeMap<>(secrets);
    }

    /// Searches for those too that only the topics know: tokens that were replaced, secrets of subscriptions, and the
    /// keys that they are encrypted with.
    public LeakScan with(StoredSecrets stored) {
        secrets.putAll(stored.all());
        stored.missing().forEach(name -> missing.add("there is no " + name + " to search for"));
        return this;
    }

    /// Searches the pages of these services too, those of errors included.
    ///
    /// @param services address by name
    public LeakScan with(Map<String, String> services) throws InterruptedException {
        pages.putAll(Pages.read(services));
        return this;
    }

    public Verdict scan(String bootstrapServers, List<Path> logs) {
        Map<String, byte[]> texts = new TreeMap<>(Leaks.logs(logs));
        Map<String, ByteArrayOutputStream> topics = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : new TopicContents(bootstrapServers)
                .read(Topics.all().stream().map(TopicSpec::name).toList())) {
            ByteArrayOutputStream all = topics.computeIfAbsent(record.topic(), _ -> new ByteArrayOutputStream());
            all.writeBytes(String.valueOf(record.key()).getBytes(StandardCharsets.UTF_8));
            all.write('\n');
            all.writeBytes(record.value());
            record.headers().forEach(header -> {
                all.write('\n');
                if (header.value() != null) {
                    all.writeBytes(header.value());
                }
            });
            all.write('\n');
        }
        topics.forEach((name, all) -> texts.put("topic " + name, all.toByteArray()));
        texts.putAll(pages);
        List<String> wrong = new ArrayList<>(missing);
        wrong.addAll(Leaks.find(secrets, texts));
        return new Verdict(
                "I-20",
                "None of " + secrets.size() + " secrets is in one of " + texts.size() + " logs, topics and pages",
                "after replay",
                wrong);
    }
}
