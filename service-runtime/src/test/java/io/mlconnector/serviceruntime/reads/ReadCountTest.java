package io.mlconnector.serviceruntime.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.ReadsV1;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadCountTest {
    private final Map<String, ReadsV1> topic = new HashMap<>();
    private Instant now = Instant.parse("2026-11-30T23:59:00Z");
    private final InstantSource time = () -> now;
    private final ReadCount count = new ReadCount("9341", time.withZone(ZoneOffset.UTC));

    @Test
    void goesOnFromWhatTheTopicKeeps() {
        topic.put("9341/2026-11/cdc", new ReadsV1("9341", "2026-11", "cdc", 100, now.minusSeconds(900), now));
        count.add(ReadCause.CDC, 3);

        keep();

        assertThat(row("9341/2026-11/cdc").reads()).isEqualTo(103);
        assertThat(row("9341/2026-11/cdc").from()).isEqualTo(now.minusSeconds(900));
        assertThat(count.due(this::find)).isEmpty();
    }

    @Test
    void losesNothingWhileTheTopicLagsOrKafkaTakesNothing() {
        count.add(ReadCause.SWEEP, 2);
        assertThat(count.due(this::find)).hasSize(1);
        count.add(ReadCause.SWEEP, 1);
        ReadCount.Due due = count.due(this::find).getFirst();
        assertThat(due.row().reads()).isEqualTo(3);

        count.add(ReadCause.SWEEP, 4);
        count.keep(due);

        // The topic has not brought the 3 back yet.
        assertThat(count.due(_ -> Optional.empty()).getFirst().row().reads()).isEqualTo(7);
    }

    @Test
    void aNewMonthBeginsAtNothing() {
        count.add(ReadCause.CDC, 5);
        now = now.plusSeconds(60);
        count.add(ReadCause.CDC, 1);

        keep();

        assertThat(row("9341/2026-11/cdc").reads()).isEqualTo(5);
        assertThat(row("9341/2026-12/cdc").reads()).isEqualTo(1);
    }

    private ReadsV1 row(String key) {
        return find(key).orElseThrow();
    }

    private Optional<ReadsV1> find(String key) {
        return Optional.ofNullable(topic.get(key));
    }

    private void keep() {
        count.due(this::find).forEach(due -> {
            topic.put(due.row().key(), due.row());
            count.keep(due);
        });
    }
}
