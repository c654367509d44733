package io.mlconnector.serviceruntime.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.SealV1;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SealsTest {
    private final SealKeys keys = Trails.keys();
    private final Seals seals = new Seals(keys);
    private final List<SealV1> made = Trails.seals(keys);
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(Trails.records());

    @Test
    void acceptsWhatIsAsItWas() {
        records.add(Trails.record(500, "not sealed yet"));
        Seals.Result result = verify(made);
        assertThat(result.breach()).isEmpty();
        assertThat(result.sealed()).isEqualTo(Trails.RECORDS);
        assertThat(result.open()).isEqualTo(1);
        assertThat(result.chain()).isEqualTo(made.getLast().chain());
    }

    @Test
    void namesTheFirstRecordThatWasChanged() {
        long first = records.get(12).offset();
        records.set(12, Trails.record(first, "another step"));
        records.set(20, Trails.record(records.get(20).offset(), "another step"));
        assertBreach(verify(made), first, "changed");
    }

    @Test
    void namesTheFirstRecordThatWasRemoved() {
        long gone = records.remove(4).offset();
        assertBreach(verify(made), gone, "removed");
    }

    @Test
    void namesTheLastRecordOfAStretchThatWasRemoved() {
        long gone = records.remove(9).offset();
        assertBreach(verify(made), gone, "removed");
    }

    @Test
    void namesARecordThatWasInserted() {
        records.add(2, Trails.record(2, "never happened"));
        assertBreach(verify(made), 2, "inserted");
    }

    @Test
    void seesASealThatIsMissing() {
        assertBreach(verify(List.of(made.get(0), made.get(2))), made.get(0).to(), "seal-missing");
    }

    @Test
    void seesASealOfAnotherKey() {
        assertBreach(verify(Trails.seals(Trails.keys())), 0, "seal-forged");
    }

    @Test
    void seesASealThatWasEdited() {
        SealV1 first = made.getFirst();
        SealV1 edited = new SealV1(
                first.partition(),
                first.from(),
                first.to(),
                first.entries(),
                first.previous(),
                first.chain(),
                first.at().plusSeconds(1),
                first.key(),
                first.signature());
        assertBreach(verify(List.of(edited)), 0, "seal-forged");
    }

    @Test
    void seesASealOfAnotherPartition() {
        assertThat(seals.verify(2, made, Trails.entries(records)).breach()).isPresent();
    }

    private Seals.Result verify(List<SealV1> with) {
        return seals.verify(1, with, Trails.entries(records));
    }

    private static void assertBreach(Seals.Result result, long offset, String what) {
        assertThat(result.breach()).hasValueSatisfying(breach -> {
            assertThat(breach.offset()).isEqualTo(offset);
            assertThat(breach.what()).isEqualTo(what);
        });
    }
}
