package io.mlconnector.enrich.mapping;

import io.mlconnector.contracts.ConnectionPartitioner;
import io.mlconnector.contracts.Topics;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/// Five tables of one connection in one task, and one processor that sees them all:
///
/// ```
/// quickbooks.records --+                    +--> quickbooks.commands
/// asana.records -------+                    +--> asana.commands
/// links ---------------+--> PlanningProcessor --> audit
/// connections ---------+                    +--> *.records.dead-letters
/// mappings ------------+
/// ```
///
/// All topics have the same partitions by connection, so a task's tables hold everything of its connections. Values are
/// bytes up to the processor: one that cannot be read must not stop the stream.
final class MappingTopology {
    static final String PLANNING = "planning";

    static final StreamPartitioner<String, byte[]> BY_CONNECTION = (_, key, _, partitions) ->
            Optional.of(Set.of(key == null ? 0 : ConnectionPartitioner.partition(key, partitions)));

    private MappingTopology() {}

    static Topology build(Planner planner, String quickbooksAppUrl, Clock clock) {
        Topology topology = new Topology();
        for (Table table : Table.values()) {
            // "Read-only": restored from the source topic, without a changelog of its own.
            topology.addReadOnlyStateStore(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(table.store()), Serdes.String(), Serdes.ByteArray())
                            .withCachingDisabled(),
                    table.source(),
                    new StringDeserializer(),
                    new ByteArrayDeserializer(),
                    table.topic().name(),
                    table.store() + "-update",
                    UpdatedElsewhere::new);
        }
        String[] sources = Arrays.stream(Table.values()).map(Table::source).toArray(String[]::new);
        topology.addProcessor(PLANNING, () -> new PlanningProcessor(planner, quickbooksAppUrl, clock), sources);
        for (Table table : Table.values()) {
            topology.connectProcessorAndStateStores(PLANNING, table.store());
            table.deadLetterSink()
                    .ifPresent(sink ->
                            sink(topology, sink, table.topic().deadLetters().name()));
        }
        sink(topology, Handout.TO_ASANA, Topics.ASANA_COMMANDS.name());
        sink(topology, Handout.TO_QUICKBOOKS, Topics.QUICKBOOKS_COMMANDS.name());
        sink(topology, Handout.TO_AUDIT, Topics.AUDIT.name());
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), BY_CONNECTION, PLANNING);
    }
}
