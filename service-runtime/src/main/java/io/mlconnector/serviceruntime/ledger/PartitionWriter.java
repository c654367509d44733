package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.crash.CrashPoint;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.pace.CallDeadline;
import io.mlconnector.serviceruntime.pace.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works through one partition while it is ours: a thread for the turns, a virtual thread for each call.
final class PartitionWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionWriter.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration AFTER_BUG = Duration.ofSeconds(10);

    private final WriterSettings settings;
    private final String bootstrapServers;
    private final int partition;
    private final OperationHandler handler;
    private final TimeSource time;
    private final LinksView links = new LinksView();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread;

    // Under the lock.
    private final List<ConsumerRecord<String, byte[]>> arrived = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int held;
    private int underWay;

    private volatile ConsumerGroupMetadata group;
    private volatile boolean ready;
    private volatile List<String> shutOff = List.of();
    private volatile boolean stopping;
    private volatile boolean abandoned;
    private volatile @Nullable Throwable failure;

    private record Outcome(String operation, CallOutcome outcome) {}

    PartitionWriter(
            WriterSettings settings,
            String bootstrapServers,
            int partition,
            OperationHandler handler,
            ConsumerGroupMetadata group,
            TimeSource time) {
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.partition = partition;
        this.handler = handler;
        this.group = group;
        this.time = time;
        this.thread = Thread.ofPlatform()
                .name(settings.service() + "-p" + partition)
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    OperationHandler.Links links() {
        return links;
    }

    /// Whether the ledger is loaded and commands may come.
    boolean isReady() {
        return ready;
    }

    /// Plain sentences about connections that nothing is sent to for now.
    List<String> shutOff() {
        return shutOff;
    }

    boolean hasRoom() {
        lock.lock();
        try {
            return held + arrived.size() < settings.pendingCommands();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    void offer(List<ConsumerRecord<String, byte[]>> records) {
        signal(() -> arrived.addAll(records));
    }

    /// The membership under which offsets are committed, as the consumer knows it now.
    void group(ConsumerGroupMetadata now) {
        group = now;
    }

    /// Begins nothing new; calls that are under way may end, and their outcomes are committed.
    void stop() {
        stopping = true;
        signal(() -> {});
    }

    /// Somebody else owns the partition: nothing may be sent or committed any more.
    void abandon() {
        abandoned = true;
        stop();
    }

    /// Waits until the calls that were under way have ended, within the time that a call can take.
    @Override
    public void close() {
        stop();
        try {
            if (!thread.join(settings.longestCall().plusSeconds(5))) {
                abandon();
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            abandon();
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (TurnCommit commit = new TurnCommit(settings, bootstrapServers, partition, time)) {
            commit.takeOver();
            LedgerView ledger = new LedgerView();
            new StateLoader(settings, bootstrapServers, partition).load(ledger, links);
            ready = true;
            turns(new PartitionFlow(settings, handler, ledger, links, new SplittableRandom()), commit);
        } catch (InterruptedException _) {
            abandoned = true;
        } catch (RuntimeException e) {
            if (abandoned) {
                // Nobody looks at a partition any more that was given up; that Kafka shut it out is worth a line.
                LOG.infof("%s: partition %d was given up and then failed: %s", settings.service(), partition, e);
            }
            abandoned = true;
            failure = e;
        }
    }

    private void turns(PartitionFlow flow, TurnCommit commit) throws InterruptedException {
        while (!abandoned) {
            take(flow);
            long nowNanos = time.nanoTime();
            Turn turn = flow.turn(nowNanos, time.now(), !stopping);
            long notAfter = nowNanos + settings.lease().toNanos();
            if (!turn.starts().isEmpty()) {
                CrashPoint.BEFORE_INTENT.pass();
            }
            commit.commit(turn, group);
            shutOff = flow.shutOff();
            for (Turn.Start start : turn.starts()) {
                CrashPoint.AFTER_INTENT.pass();
                call(start, notAfter);
            }
            if (stopping && flow.callsUnderWay() == 0 && nothingNew()) {
                return;
            }
            rest(flow);
        }
    }

    private void take(PartitionFlow flow) {
        List<ConsumerRecord<String, byte[]>> records;
        lock.lock();
        try {
            outcomes.forEach(one -> flow.finish(one.operation(), one.outcome()));
            underWay -= outcomes.size();
            outcomes.clear();
            records = List.copyOf(arrived);
            arrived.clear();
            held = flow.pending() + records.size();
        } finally {
            lock.unlock();
        }
        long nowNanos = time.nanoTime();
        records.forEach(record -> flow.arrive(read(record), nowNanos));
    }

    private Arrival read(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return new Arrival.Unreadable(record, "A command without a key or a value.");
        }
        try {
            RecordKey key = RecordKey.parse(record.key())
                    .orElseThrow(() -> new UnreadableException("a key that names no connection", null));
            return new Arrival.Command(record, handler.decode(key.connection(), record.value()));
        } catch (UnreadableException e) {
            return new Arrival.Unreadable(record, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "topic=%s partition=%d offset=%d cannot be read", record.topic(), partition, record.offset());
            return new Arrival.Unreadable(
                    record,
                    "Reading it failed: " + e.getClass().getSimpleName() + " (" + TopicPublisher.origin(record) + ").");
        }
    }

    private void call(Turn.Start start, long notAfterNanos) {
        signal(() -> underWay++);
        Thread.ofVirtual().name(settings.service() + "-call").start(() -> {
            CallOutcome outcome = attempt(start, notAfterNanos);
            signal(() -> outcomes.add(new Outcome(start.operation().key(), outcome)));
        });
    }

    private CallOutcome attempt(Turn.Start start, long notAfterNanos) {
        try {
            CrashPoint.DURING_CALL.pass();
            CallOutcome outcome = CallDeadline.within(
                    () -> !abandoned && time.nanoTime() - notAfterNanos < 0,
                    () -> start.recover()
                            ? handler.recover(start.operation(), start.intent(), links)
                            : handler.call(start.operation(), start.intent(), links));
            CrashPoint.AFTER_CALL.pass();
            return outcome;
        } catch (RuntimeException e) {
            // A bug of ours may have struck before or after the request was sent.
            LOG.errorf(e, "operation=%s failed", start.operation().key());
            return new CallOutcome.Unknown(AFTER_BUG, e.getClass().getSimpleName(), Trouble.UNAVAILABLE);
        }
    }

    private boolean nothingNew() {
        lock.lock();
        try {
            return outcomes.isEmpty() && underWay == 0;
        } finally {
            lock.unlock();
        }
    }

    private void rest(PartitionFlow flow) throws InterruptedException {
        OptionalLong due = stopping ? OptionalLong.empty() : flow.nextDueNanos();
        long left = due.isPresent()
                ? Math.min(time.sleepNanos(due.getAsLong() - time.nanoTime()), LONGEST_REST.toNanos())
                : LONGEST_REST.toNanos();
        lock.lockInterruptibly();
        try {
            // A signal that came since the last look has left something here.
            boolean stopNow = abandoned || (stopping && underWay == 0);
            while (arrived.isEmpty() && outcomes.isEmpty() && left > 0 && !stopNow) {
                left = news.awaitNanos(left);
                stopNow = abandoned || stopping;
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
