package io.mlconnector.local.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {
    @Test
    void tasksAndAtMostFourHundredChoicesAreWritten() {
        Forecast forecast = Forecast.of(Map.of(EntityType.VENDOR, 9_000L, EntityType.ACCOUNT, 100L));

        assertThat(forecast.writes()).isEqualTo(9_000 + 400 + 100);
        assertThat(forecast.reads()).isEqualTo(10 + 7);
        // 900 writes a minute.
        assertThat(forecast.least()).isEqualTo(Duration.ofSeconds(633));
    }

    @Test
    void progressTellsWhatIsLeftFromThePaceSoFar() {
        LoadState before = new LoadState(true, false, 100, 1_000, "");
        LoadState now = new LoadState(true, true, 400, 1_000, "");

        assertThat(now.line(before, Duration.ofSeconds(60)))
                .startsWith("[#########---------------] 40 %")
                .contains("400 of 1000")
                .contains("about 2 min left");
        assertThat(now.isDone()).isFalse();
        assertThat(new LoadState(true, true, 1_000, 1_000, "").isDone()).isTrue();
        assertThat(new LoadState(false, true, 0, 0, "").isDone()).isFalse();
    }

    @Test
    void timesAreWords() {
        assertThat(LoadState.words(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(LoadState.words(Duration.ofMinutes(12))).isEqualTo("12 min");
        assertThat(LoadState.words(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
    }
}
