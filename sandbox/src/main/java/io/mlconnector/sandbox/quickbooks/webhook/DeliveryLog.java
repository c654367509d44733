package io.mlconnector.sandbox.quickbooks.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest attempts, newest first.
public final class DeliveryLog {
    private static final int MAX = 500;

    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    synchronized void add(Delivery delivery) {
        if (deliveries.size() == MAX) {
            deliveries.removeLast();
        }
        deliveries.addFirst(delivery);
    }

    public synchronized List<Delivery> latest() {
        return List.copyOf(deliveries);
    }
}
