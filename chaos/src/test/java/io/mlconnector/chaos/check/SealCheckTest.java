package io.mlconnector.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.SealV1;
import io.mlconnector.serviceruntime.seal.AuditEntry;
import io.mlconnector.serviceruntime.seal.SealKeys;
import io.mlconnector.serviceruntime.seal.Seals;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SealCheckTest {
    private final Seals seals = new Seals(keys());
    private final List<AuditEntry> trail = new ArrayList<>(LongStream.range(0, 9)
            .mapToObj(offset -> new AuditEntry(offset, Ledgers.sha256("record " + offset)))
            .toList());
    private final List<SealV1> made = List.of(seals.seal(1, null, List.copyOf(trail), Found.AT));

    @Test
    void holdsWhereTheTrailIsAsItWasSealed() {
        assertThat(SealCheck.violations(seals, Map.of(1, made), Map.of(1, trail)))
                .isEmpty();
    }

    @Test
    void seesARecordThatWasChanged() {
        trail.set(5, new AuditEntry(5, Ledgers.sha256("another record")));
        assertThat(SealCheck.violations(seals, Map.of(1, made), Map.of(1, trail)))
                .containsExactly("audit-1-5: changed");
    }

    @Test
    void seesALongTrailWithoutSeals() {
        List<AuditEntry> whole = LongStream.range(0, 2_001)
                .mapToObj(offset -> new AuditEntry(offset, Ledgers.sha256("record " + offset)))
                .toList();
        assertThat(SealCheck.violations(seals, Map.of(), Map.of(1, whole))).containsExactly("nothing is sealed");
    }

    private static SealKeys keys() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SealKeys(pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }
}
