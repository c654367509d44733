package io.mlconnector.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory();

    @Test
    void aFifthMoreIsAllowedAndNoKilobyteAboveThat() {
        memory.add(Map.of("qbo-writer", 50_000L, "asana-writer", 50_000L));
        assertThat(memory.isMeasured()).as("once is no growth").isFalse();

        memory.add(Map.of("qbo-writer", 60_000L, "asana-writer", 60_001L));

        assertThat(memory.isMeasured()).isTrue();
        assertThat(memory.verdict().violations())
                .containsExactly("memory: asana-writer held 48.8 MB and in the end 58.6 MB");
        assertThat(memory.figures()).containsEntry("heap_qbo_writer", "48.8..58.6MB");
    }
}
