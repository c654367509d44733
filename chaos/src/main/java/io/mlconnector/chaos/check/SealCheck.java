package io.mlconnector.chaos.check;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.seal.AuditEntry;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.seal.Seals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// I-22: the seals fit the trail, and would not if one record of it were missing.
public final class SealCheck {
    private SealCheck() {}

    /// @param keyset the keyset file
    public static Verdict check(String bootstrapServers, Path keyset) {
        TopicContents topics = new TopicContents(bootstrapServers);
        Map<Integer, List<SealV1>> seals = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : topics.read(List.of(Topics.AUDIT_SEALS.name()))) {
            seals.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                    .add(Json.read(record.value(), SealV1.class));
        }
        Map<Integer, List<AuditEntry>> entries = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : topics.read(List.of(Topics.AUDIT.name()))) {
            entries.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(AuditEntry.of(record));
        }
        SealKeys keys = SealKeys.find(keyset).orElseThrow();
        return new Verdict(
                "I-22",
                "The audit trail is as it was sealed",
                "after replay",
                violations(new Seals(keys), seals, entries));
    }

    static List<String> violations(
            Seals check, Map<Integer, List<SealV1>> seals, Map<Integer, List<AuditEntry>> entries) {
        List<String> wrong = new ArrayList<>();
        if (seals.isEmpty() && entries.values().stream().anyMatch(all -> all.size() > 2_000)) {
            wrong.add("nothing is sealed");
        }
        seals.forEach((partition, all) -> {
            List<AuditEntry> trail = entries.getOrDefault(partition, List.of());
            check.verify(partition, all, trail)
                    .breach()
                    .ifPresent(
                            breach -> wrong.add("audit-" + partition + "-" + breach.offset() + ": " + breach.what()));
            for (int place : new int[] {0, all.getFirst().entries().size() / 2}) {
                List<AuditEntry> less = new ArrayList<>(trail);
                if (place < less.size()) {
                    less.remove(place);
                }
                if (check.verify(partition, all, less).breach().isEmpty()) {
                    wrong.add("audit-" + partition + ": the seals do not see that record " + place + " is missing");
                }
            }
        });
        return wrong;
    }
}
