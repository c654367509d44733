package io.mlconnector.enrich.mapping;

import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.mapping.Mapping;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The five tables of one task. What cannot be read is as good as not there.
final class Tables {
    private static final StringSerializer TEXT = new StringSerializer();

    private final Map<Table, KeyValueStore<String, byte[]>> stores = new EnumMap<>(Table.class);

    Tables(ProcessorContext<?, ?> context) {
        for (Table table : Table.values()) {
            stores.put(table, context.getStateStore(table.store()));
        }
    }

    private KeyValueStore<String, byte[]> store(Table table) {
        KeyValueStore<String, byte[]> store = stores.get(table);
        if (store == null) {
            throw new IllegalStateException("no store for " + table);
        }
        return store;
    }

    byte @Nullable [] get(Table table, String key) {
        return store(table).get(key);
    }

    void put(Table table, String key, byte @Nullable [] value) {
        if (value == null) {
            store(table).delete(key);
        } else {
            store(table).put(key, value);
        }
    }

    void scan(Table table, String prefix, BiConsumer<String, byte[]> each) {
        try (KeyValueIterator<String, byte[]> all = store(table).prefixScan(prefix, TEXT)) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                each.accept(next.key, next.value);
            }
        }
    }

    void each(Table table, BiConsumer<String, byte[]> each) {
        try (KeyValueIterator<String, byte[]> all = store(table).all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                each.accept(next.key, next.value);
            }
        }
    }

    /// Empty until the mapping of the connection is known.
    Optional<Mapping> mapping(ConnectionId connection) {
        return read(Table.MAPPINGS, connection.value(), bytes -> readMapping(bytes));
    }

    Optional<ConnectionV1.Layout> layout(ConnectionId connection) {
        return read(
                Table.CONNECTIONS,
                connection.value(),
                bytes -> Json.read(bytes, ConnectionV1.class).layout());
    }

    Optional<Link> link(ConnectionId connection, String pair) {
        return read(Table.LINKS, connection.value() + "/" + pair, Tables::readLink);
    }

    /// @throws UnreadableException when it is no mapping
    static Mapping readMapping(byte[] bytes) {
        try {
            return Json.read(bytes, MappingV1.class).toDomain();
        } catch (DateTimeException e) {
            throw new UnreadableException("a mapping with a time zone that does not exist", e);
        }
    }

    /// @throws UnreadableException when it is no link
    static Link readLink(byte[] bytes) {
        return Json.read(bytes, LinkV1.class).toDomain();
    }

    private <T> Optional<T> read(Table table, String key, Function<byte[], @Nullable T> reader) {
        byte[] bytes = get(table, key);
        try {
            return bytes == null ? Optional.empty() : Optional.ofNullable(reader.apply(bytes));
        } catch (UnreadableException _) {
            return Optional.empty();
        }
    }
}
