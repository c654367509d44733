package io.mlconnector.serviceruntime.ledger;

import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.link.Link;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A writer's handler with a vendor in memory that keeps no promises: each call makes one more object.
final class VendorHandler implements OperationHandler {
    /// How often each operation was executed.
    final Map<String, AtomicInteger> objects = new ConcurrentHashMap<>();

    /// Calls of these targets wait for the latch, after the vendor executed them.
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /// Why no request can be made; null when it can.
    @Nullable
    Frozen missing;

    final AtomicInteger recoveries = new AtomicInteger();

    /// Runs inside of each call, before the vendor executes it.
    volatile Runnable before = () -> {};

    @Override
    public Operation decode(ConnectionId connection, byte[] value) {
        return Commands.decode(value);
    }

    @Override
    public Frozen freeze(Operation operation, Links links) {
        return missing != null ? missing : new Frozen.Payload("bytes of " + operation.key());
    }

    @Override
    public String requestId(Operation operation) {
        return "rid-" + operation.key();
    }

    @Override
    public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
        before.run();
        objects.computeIfAbsent(operation.key(), _ -> new AtomicInteger()).incrementAndGet();
        CountDownLatch latch = held.get(operation.target());
        if (latch != null) {
            await(latch);
        }
        return done(operation);
    }

    @Override
    public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
        recoveries.incrementAndGet();
        return objects.containsKey(operation.key()) ? done(operation) : call(operation, intent, links);
    }

    int executions(String key) {
        AtomicInteger count = objects.get(key);
        return count == null ? 0 : count.get();
    }

    private static CallOutcome done(Operation operation) {
        return new CallOutcome.Done(
                "id-" + operation.target(),
                "7",
                List.of(new Link(
                        operation.command().pair(), null, operation.target(), Link.State.AGREED, 1, "h", null, null)),
                "created it",
                Map.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test forgot to go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
