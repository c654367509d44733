package io.mlconnector.enrich.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.ChangeV1;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    @Test
    void namesTheChangesThatWereHandledTogetherWithTheLast() {
        assertThat(Arrival.others(List.of(arrival(3), arrival(5), arrival(9))))
                .isEqualTo(Map.of("with", "asana.changes-1-3,asana.changes-1-5"));
        assertThat(Arrival.others(List.of(arrival(9)))).isEmpty();
    }

    private static Arrival arrival(long offset) {
        return new Arrival(
                new ChangeV1("934", "Task", "1", "changed", ChangeV1.Cause.WEBHOOK, null, null, null, null),
                new ConsumerRecord<>("asana.changes", 1, offset, "934/Task/1", new byte[0]));
    }
}
