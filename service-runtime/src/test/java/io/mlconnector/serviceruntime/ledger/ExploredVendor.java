package io.mlconnector.serviceruntime.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A vendor of an explored world: what it holds, and which requests are still on their way to it.
final class ExploredVendor {
    /// An accepted request is executed within this time or never; less than the time that a successor waits.
    private static final long LATEST = Duration.ofSeconds(39).toNanos();

    /// @param idempotent whether it recognises a repeated request, as QuickBooks does and Asana does not
    record Kind(boolean idempotent) {}

    private record Flight(String operation, long untilNanos) {}

    private final Kind kind;
    private final Map<String, Integer> objects = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Flight> flights = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    ExploredVendor(Kind kind) {
        this.kind = kind;
    }

    ExploredVendor copy() {
        ExploredVendor copy = new ExploredVendor(kind);
        copy.objects.putAll(objects);
        copy.refused.addAll(refused);
        copy.flights.addAll(flights);
        copy.order.addAll(order);
        return copy;
    }

    boolean idempotent() {
        return kind.idempotent();
    }

    int objects(String operation) {
        return objects.getOrDefault(operation, 0);
    }

    boolean isRefused(String operation) {
        return refused.contains(operation);
    }

    /// The operations in the order in which they were executed.
    List<String> order() {
        return List.copyOf(order);
    }

    void execute(String operation) {
        if (refused.contains(operation) || (kind.idempotent() && objects(operation) > 0)) {
            return;
        }
        objects.merge(operation, 1, Integer::sum);
        order.add(operation);
        forgetWithoutEffect();
    }

    private void forgetWithoutEffect() {
        flights.removeIf(flight ->
                refused.contains(flight.operation()) || (kind.idempotent() && objects(flight.operation()) > 0));
    }

    /// For good, and for what is still on its way too.
    void refuse(String operation) {
        refused.add(operation);
        forgetWithoutEffect();
    }

    /// @param sentUntilNanos when it is sent at the latest
    void mayStillExecute(String operation, long sentUntilNanos) {
        flights.add(new Flight(operation, sentUntilNanos + LATEST));
        forgetWithoutEffect();
    }

    /// Requests that may be executed now, although nobody hears of it.
    List<String> onTheirWay() {
        return flights.stream().map(Flight::operation).distinct().toList();
    }

    void land(String operation) {
        for (int i = 0; i < flights.size(); i++) {
            if (flights.get(i).operation().equals(operation)) {
                flights.remove(i);
                execute(operation);
                return;
            }
        }
    }

    void timeIs(long nanos) {
        flights.removeIf(flight -> flight.untilNanos() - nanos < 0);
    }

    /// @param ordered whether it counts which came first
    String fingerprint(long nanos, boolean ordered) {
        StringBuilder text = new StringBuilder();
        text.append(new TreeMap<>(objects)).append(new TreeSet<>(refused)).append(ordered ? order : "");
        flights.stream()
                .map(flight -> flight.operation() + "<" + (flight.untilNanos() - nanos) / 1_000_000_000)
                .sorted()
                .forEach(text::append);
        return text.toString();
    }
}
