package io.mlconnector.local.operate;

import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.serviceruntime.seal.AuditEntry;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.seal.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the whole audit trail with its seals, and says of each partition whether they fit.
public final class AuditSeals {
    private final String bootstrapServers;

    public AuditSeals(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// By partition, those without records left out.
    public List<Seals.Result> verify(SealKeys keys) {
        Map<Integer, List<SealV1>> seals = new TreeMap<>();
        Map<Integer, List<AuditEntry>> entries = new TreeMap<>();
        try (TopicReader reader = new TopicReader(bootstrapServers)) {
            // The seals first: what comes meanwhile is newer than all of them.
            reader.readAll(
                    List.of(Topics.AUDIT_SEALS.name()),
                    record -> seals.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                            .add(Json.read(record.value(), SealV1.class)));
            reader.readAll(
                    List.of(Topics.AUDIT.name()),
                    record -> entries.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                            .add(AuditEntry.of(record)));
        }
        seals.keySet().forEach(partition -> entries.putIfAbsent(partition, List.of()));
        Seals check = new Seals(keys);
        List<Seals.Result> results = new ArrayList<>();
        entries.forEach((partition, all) ->
                results.add(check.verify(partition, seals.getOrDefault(partition, List.of()), all)));
        return results;
    }
}
