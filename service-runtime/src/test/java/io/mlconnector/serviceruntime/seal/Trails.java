package io.mlconnector.serviceruntime.seal;

import io.mlconnector.contracts.SealV1;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A trail of thirty records under three seals, with gaps between the offsets as transactions make them: 0, 1, 3, 4, 6.
final class Trails {
    static final int RECORDS = 30;
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private Trails() {}

    static SealKeys keys() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SealKeys(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    static ConsumerRecord<String, byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>("audit", 1, offset, "934/asana/Task/1", value);
    }

    static ConsumerRecord<String, byte[]> record(long offset, String text) {
        return record(offset, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<ConsumerRecord<String, byte[]>> records() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(i * 3L / 2, "step " + i));
        }
        return records;
    }

    static List<AuditEntry> entries(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(AuditEntry::of).toList();
    }

    static List<SealV1> seals(SealKeys keys) {
        List<AuditEntry> entries = entries(records());
        Seals seals = new Seals(keys);
        SealV1 first = seals.seal(1, null, entries.subList(0, 10), NOW);
        SealV1 second = seals.seal(1, first, entries.subList(10, 11), NOW);
        return List.of(first, second, seals.seal(1, second, entries.subList(11, RECORDS), NOW));
    }
}
