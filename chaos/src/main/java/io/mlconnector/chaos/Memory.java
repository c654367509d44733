package io.mlconnector.chaos;

import io.mlconnector.chaos.check.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the services held in their heaps after a collection, at one time and another of a run in which nobody dies.
final class Memory {
    private static final BigDecimal MOST = new BigDecimal("1.2");

    private final List<Map<String, Long>> measured = new CopyOnWriteArrayList<>();

    /// @param heaps kilobytes by service
    void add(Map<String, Long> heaps) {
        measured.add(Map.copyOf(heaps));
    }

    boolean isMeasured() {
        return measured.size() > 1;
    }

    /// Megabytes at the first and the last time, by service.
    Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        if (isMeasured()) {
            measured.getFirst()
                    .forEach((service, first) -> figures.put(
                            "heap_" + service.replace('-', '_'),
                            megabytes(first) + ".." + megabytes(last(service)) + "MB"));
        }
        return figures;
    }

    Verdict verdict() {
        List<String> violations = new ArrayList<>();
        if (isMeasured()) {
            measured.getFirst().forEach((service, first) -> {
                long last = last(service);
                if (BigDecimal.valueOf(last).compareTo(BigDecimal.valueOf(first).multiply(MOST)) > 0) {
                    violations.add("memory: " + service + " held " + megabytes(first) + " MB and in the end "
                            + megabytes(last) + " MB");
                }
            });
        }
        return new Verdict(
                "I-24", "What is held after a collection grows by a fifth at most", "in the end", violations);
    }

    private long last(String service) {
        return measured.getLast().getOrDefault(service, 0L);
    }

    private static BigDecimal megabytes(long kilobytes) {
        return BigDecimal.valueOf(kilobytes).divide(BigDecimal.valueOf(1024), 1, RoundingMode.HALF_UP);
    }
}
