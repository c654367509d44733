package io.mlconnector.chaos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.chaos.schedule.NetworkSchedule;
import io.mlconnector.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfrastructureTest {
    private final Schedule schedule = NetworkSchedule.of(7, Duration.ofMinutes(2));

    @Test
    void isVoidWhenAToxicThatCameOftenNeverHadAnEffect() {
        Map<String, Long> struck = Map.of(
                "latency", 1L, "bandwidth", 1L, "timeout", 1L, "reset_peer", 1L, "limit_data", 1L, "slow_close", 1L);

        assertThat(new Infrastructure(struck, List.of()).voids(schedule))
                .containsExactly("no toxic partition had an effect");
    }

    @Test
    void saysHowLongNobodyCouldProduce() {
        Infrastructure deaths = new Infrastructure(
                Map.of(), List.of(Duration.ofSeconds(9), Duration.ofSeconds(3), Duration.ofMillis(4_500)));

        assertThat(deaths.figures())
                .containsEntry("broker_kills", "3")
                .containsEntry("produce_resumes_p50", "4.5s")
                .containsEntry("produce_resumes_max", "9.0s");
        assertThat(new Infrastructure(Map.of(), List.of()).figures()).isEmpty();
    }
}
