package io.mlconnector.serviceruntime.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.SealV1;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;

class SealsProperties {
    private static final SealKeys KEYS = Trails.keys();
    private static final List<SealV1> SEALS = Trails.seals(KEYS);

    /// What somebody with access to the disks could do.
    enum Deed {
        EDIT,
        EDIT_KEY,
        EDIT_HEADER,
        DELETE,
        SWAP,
        INSERT
    }

    @Property(tries = 10_000)
    void seesWhateverIsDoneToASealedRecord(
            @ForAll Deed deed,
            @ForAll @IntRange(max = Trails.RECORDS - 1) int place,
            @ForAll @IntRange(max = Trails.RECORDS - 1) int other,
            @ForAll byte bits) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(Trails.records());
        ConsumerRecord<String, byte[]> old = records.get(place);
        switch (deed) {
            case EDIT -> {
                byte[] value = old.value().clone();
                value[other % value.length] ^= bits == 0 ? 1 : bits;
                records.set(place, Trails.record(old.offset(), value));
            }
            case EDIT_KEY ->
                records.set(place, new ConsumerRecord<>("audit", 1, old.offset(), "935/x" + bits, old.value()));
            case EDIT_HEADER -> old.headers().add("ce_id", new byte[] {bits});
            case DELETE -> records.remove(place);
            case SWAP -> {
                int with = other == place ? (place + 1) % Trails.RECORDS : other;
                ConsumerRecord<String, byte[]> second = records.get(with);
                records.set(place, Trails.record(old.offset(), second.value()));
                records.set(with, Trails.record(second.offset(), old.value()));
            }
            case INSERT -> {
                // An offset is free behind every second record; behind the last one nothing is sealed.
                int before = Math.min(place / 2 * 2 + 1, Trails.RECORDS - 3);
                records.add(before + 1, Trails.record(records.get(before).offset() + 1, "step x"));
            }
        }

        Seals.Result result = new Seals(KEYS).verify(1, SEALS, Trails.entries(records));

        assertThat(result.breach()).isPresent();
    }
}
