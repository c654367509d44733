package io.mlconnector.chaos.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The toxics that a link has now, and how often each kind had an effect.
final class Toxics {
    private final List<Toxic> current = new ArrayList<>();
    private final Map<String, Long> struck = new TreeMap<>();
    private long version;

    /// @param version another one after each change
    record Snapshot(long version, List<Toxic> toxics) {}

    synchronized void add(Toxic toxic) {
        current.add(toxic);
        changed();
    }

    /// One of it, when there are several alike.
    synchronized void remove(Toxic toxic) {
        current.remove(toxic);
        changed();
    }

    synchronized void clear() {
        current.clear();
        changed();
    }

    synchronized Snapshot now() {
        return new Snapshot(version, List.copyOf(current));
    }

    /// Returns when no partition is in the way of that direction.
    ///
    /// @param isOpen asked after each change; false ends the waiting
    synchronized void awaitNoPartition(Direction direction, BooleanSupplier isOpen) throws InterruptedException {
        Toxic partition = new Toxic.Partition(direction);
        if (current.contains(partition)) {
            strike(partition.kind());
        }
        while (current.contains(partition) && isOpen.getAsBoolean()) {
            wait();
        }
    }

    synchronized Duration slowClose() {
        Duration longest = Duration.ZERO;
        for (Toxic toxic : current) {
            if (toxic instanceof Toxic.SlowClose(var delay)) {
                strike(toxic.kind());
                longest = delay.compareTo(longest) > 0 ? delay : longest;
            }
        }
        return longest;
    }

    synchronized void strike(String kind) {
        struck.merge(kind, 1L, Long::sum);
    }

    synchronized Map<String, Long> struck() {
        return Map.copyOf(struck);
    }

    /// Wakes those that wait, who look again.
    synchronized void changed() {
        version++;
        notifyAll();
    }
}
