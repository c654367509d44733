package io.mlconnector.enrich.flow;

import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// The current state of one side: the compacted topic, and what this instance has just written to it. One thread
/// writes; any thread reads.
///
/// @param <V> what is remembered of a record
public final class RecordTable<V> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RecordTable.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);
    /// The topic comes back within milliseconds; far more than this is never under way.
    private static final int MANY = 5_000;

    private final TopicTable<V> table;
    private final String topic;
    private final Map<String, V> written = new HashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean known = new AtomicBoolean();

    public RecordTable(String bootstrapServers, TopicSpec topic, Class<V> type) {
        this.table = new TopicTable<>(bootstrapServers, topic, type);
        this.topic = topic.name();
    }

    /// Somebody else may have written meanwhile: the partition has changed hands.
    public void forget() {
        known.set(false);
    }

    /// Returns when everything that is in the topic is known.
    ///
    /// @throws ClosingException when the service ends before
    public void ready(Backoff backoff, Closing closing) {
        reading.lock();
        try {
            for (int attempt = 0; !known.get(); attempt++) {
                closing.check();
                read(attempt, backoff, closing);
            }
        } finally {
            reading.unlock();
        }
    }

    private void read(int attempt, Backoff backoff, Closing closing) {
        // First, so that a change of hands during the reading is not lost.
        known.set(true);
        try {
            table.catchUp(CATCH_UP);
            synchronized (written) {
                written.clear();
            }
        } catch (KafkaException e) {
            known.set(false);
            LOG.warnf("%s cannot be read to its end yet: %s", topic, e.getMessage());
            closing.pause(backoff.delay(attempt, null));
        }
    }

    public Optional<V> find(String key) {
        synchronized (written) {
            V own = written.get(key);
            return own == null ? table.find(key) : Optional.of(own);
        }
    }

    public Map<String, V> withPrefix(String prefix) {
        Map<String, V> all = table.withPrefix(prefix);
        synchronized (written) {
            written.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    all.put(key, value);
                }
            });
        }
        return all;
    }

    public boolean isReady() {
        return known.get() && table.isCaughtUp();
    }

    /// What the brokers have acknowledged.
    public void wrote(Map<String, V> values) {
        synchronized (written) {
            written.putAll(values);
            if (written.size() <= MANY) {
                return;
            }
        }
        known.set(false);
    }

    @Override
    public void close() {
        table.close();
    }
}
