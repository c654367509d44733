package io.mlconnector.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WireLogRingTest {
    private static void add(WireLog log, String path) {
        log.add(
                new Call("GET", path, Map.of(), Map.of(), new byte[0]),
                Answer.text(200, "fine"),
                new WireLog.Circumstances(Instant.EPOCH, 1, "", ""));
    }

    private static List<Long> sequences(List<WireLog.Entry> entries) {
        return entries.stream().map(WireLog.Entry::sequence).toList();
    }

    @Test
    void keepsTheLatestAndCountsAll() {
        WireLog log = new WireLog(3);
        for (int i = 1; i <= 5; i++) {
            add(log, "/" + i);
        }

        assertThat(log.total()).isEqualTo(5);
        assertThat(sequences(log.latest())).containsExactly(5L, 4L, 3L);
        assertThat(sequences(log.find(0, _ -> true, 2, false))).containsExactly(3L, 4L);
        assertThat(sequences(log.find(4, _ -> true, 9, false))).containsExactly(5L);
        assertThat(log.find(5, _ -> true, 9, true)).isEmpty();
    }

    @Test
    void losesNothingWhenManyWrite() {
        WireLog log = new WireLog(4000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4000; i++) {
                threads.execute(() -> add(log, "/a"));
            }
        }

        assertThat(sequences(log.find(0, _ -> true, 5000, false)))
                .isEqualTo(LongStream.rangeClosed(1, 4000).boxed().toList());
    }

    @Test
    void isAsLargeAsTheVariableSays() {
        WireLog log = WireLog.from(Map.of("SANDBOX_WIRE_LOG", "1"));
        add(log, "/1");
        add(log, "/2");

        assertThat(log.latest()).hasSize(1);
        assertThatThrownBy(() -> WireLog.from(Map.of("SANDBOX_WIRE_LOG", "all")))
                .hasMessageContaining("SANDBOX_WIRE_LOG is 'all'");
    }
}
