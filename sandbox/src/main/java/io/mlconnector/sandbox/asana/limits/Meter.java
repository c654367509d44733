package io.mlconnector.sandbox.asana.limits;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts all requests by endpoint and status. Gids in paths do not matter.
public final class Meter {
    private static final int MAX_KINDS = 2_000;
    private static final int MAX_MINUTES = 60;
    private static final int THROTTLED = 429;

    private final Map<Kind, Long> total = new HashMap<>();
    private final Deque<Minute> minutes = new ArrayDeque<>();

    private record Kind(String method, String endpoint, int status) {}

    private static final class Minute {
        private final long number;
        private long requests;
        private long throttled;
        private final Map<Integer, Long> byStatus = new HashMap<>();

        Minute(long number) {
            this.number = number;
        }
    }

    /// @param path its parts; what has a digit or a colon in it is an object's name
    public void count(Instant time, String method, List<String> path, int status) {
        String endpoint = endpoint(path);
        long number = Math.floorDiv(time.getEpochSecond(), LimitSettings.SECONDS);
        synchronized (this) {
            Kind kind = new Kind(method, endpoint, status);
            if (total.size() < MAX_KINDS || total.containsKey(kind)) {
                total.merge(kind, 1L, Long::sum);
            }
            Minute minute = minutes.peekFirst();
            if (minute == null || minute.number != number) {
                minute = new Minute(number);
                minutes.addFirst(minute);
                if (minutes.size() > MAX_MINUTES) {
                    minutes.removeLast();
                }
            }
            minute.requests++;
            minute.throttled += status == THROTTLED ? 1 : 0;
            minute.byStatus.merge(status, 1L, Long::sum);
        }
    }

    private static String endpoint(List<String> path) {
        StringBuilder endpoint = new StringBuilder();
        for (String part : path) {
            boolean name = part.chars().anyMatch(c -> c == ':' || (c >= '0' && c <= '9'));
            endpoint.append('/').append(name ? "{gid}" : part);
        }
        return endpoint.toString();
    }

    synchronized Answer answer() {
        ObjectNode body = Json.object()
                .put(
                        "requests",
                        total.values().stream().mapToLong(Long::longValue).sum())
                .put(
                        "throttled",
                        total.entrySet().stream()
                                .filter(entry -> entry.getKey().status() == THROTTLED)
                                .mapToLong(Map.Entry::getValue)
                                .sum());
        ArrayNode endpoints = body.putArray("endpoints");
        total.entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> endpoints
                        .addObject()
                        .put("method", entry.getKey().method())
                        .put("endpoint", entry.getKey().endpoint())
                        .put("status", entry.getKey().status())
                        .put("count", entry.getValue()));
        ArrayNode latest = body.putArray("minutes");
        for (Minute minute : minutes) {
            ObjectNode one = latest.addObject()
                    .put(
                            "minute",
                            Instant.ofEpochSecond(minute.number * LimitSettings.SECONDS)
                                    .toString())
                    .put("requests", minute.requests)
                    .put("throttled", minute.throttled);
            ObjectNode statuses = one.putObject("statuses");
            minute.byStatus.forEach((status, count) -> statuses.put(status.toString(), count));
        }
        return Answer.json(200, body);
    }
}
