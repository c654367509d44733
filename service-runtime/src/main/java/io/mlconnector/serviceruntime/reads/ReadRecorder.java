package io.mlconnector.serviceruntime.reads;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mlconnector.contracts.ReadsV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/// Counts the reads of one connection and keeps them in `quickbooks.reads`, every few seconds: a process that dies
/// forgets those at most. Counting never waits for Kafka.
public final class ReadRecorder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReadRecorder.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    /// A service that ends does not wait for a broker that is away.
    private static final Duration LAST = Duration.ofSeconds(1);

    private final String prefix;
    private final Clock clock;
    private final TopicPublisher publisher;
    private final TopicTable<ReadsV1> table;
    private final ReadCount count;
    private final Map<ReadCause, LongAdder> counters = new EnumMap<>(ReadCause.class);
    private final Thread keeper;

    public ReadRecorder(
            String bootstrapServers,
            ConnectionId connection,
            TopicPublisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.prefix = connection.value() + "/";
        this.clock = clock;
        this.publisher = publisher;
        this.count = new ReadCount(connection.value(), clock);
        this.table = new TopicTable<>(bootstrapServers, Topics.QUICKBOOKS_READS, ReadsV1.class);
        for (ReadCause cause : ReadCause.values()) {
            LongAdder counter = new LongAdder();
            counters.put(cause, counter);
            FunctionCounter.builder("mlc.quickbooks.reads", counter, LongAdder::doubleValue)
                    .description("Reads of QuickBooks since the start, by what they were made for")
                    .tag("cause", cause.id())
                    .register(meters);
        }
        this.keeper = Thread.ofVirtual().name("read-recorder").unstarted(this::run);
    }

    public void start() {
        keeper.start();
    }

    /// One request with so many reads goes out.
    public void count(ReadCause cause, long reads) {
        count.add(cause, reads);
        LongAdder counter = counters.get(cause);
        if (counter != null) {
            counter.add(reads);
        }
    }

    /// This month as far as it is kept, those of other services included; some seconds late.
    public MonthOfReads month() {
        return MonthOfReads.of(table.withPrefix(prefix).values(), clock.instant());
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                keep(PATIENCE);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /// What Kafka does not take in time is kept with the next.
    private void keep(Duration patience) throws InterruptedException {
        if (!table.isCaughtUp()) {
            return;
        }
        for (ReadCount.Due due : count.due(table::find)) {
            try {
                publisher
                        .publishAsync(new Message(
                                Topics.QUICKBOOKS_READS,
                                due.row().key(),
                                due.row(),
                                "connector.quickbooks.reads.counted.v1",
                                due.row().at(),
                                null))
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
                count.keep(due);
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                LOG.debugf("the reads for %s are kept later: %s", due.row().cause(), e.getMessage());
                return;
            }
        }
    }

    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join(LAST);
            keep(LAST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        table.close();
    }
}
