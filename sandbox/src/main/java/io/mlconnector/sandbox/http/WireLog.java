package io.mlconnector.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// The latest calls of clients, newest first; of the bodies only the digest, so that a repeat can be recognised.
public final class WireLog {
    private static final int MAX = 2000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long total;

    public record Entry(
            Instant time, String method, String path, String query, int status, String requestId, String bodySha256) {}

    public void add(Call call, Answer answer, Instant time) {
        StringBuilder query = new StringBuilder();
        call.query()
                .forEach((name, values) -> values.forEach(value -> query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(value)));
        Entry entry = new Entry(
                time,
                call.method(),
                call.path(),
                query.toString(),
                answer.status(),
                call.query("requestid", ""),
                call.bodyLength() == 0 ? "" : digest(call.body()));
        synchronized (entries) {
            total++;
            if (entries.size() == MAX) {
                entries.removeLast();
            }
            entries.addFirst(entry);
        }
    }

    public List<Entry> latest() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    public Answer answer() {
        ArrayNode list = Json.array();
        for (Entry entry : latest()) {
            list.addObject()
                    .put("time", entry.time().toString())
                    .put("method", entry.method())
                    .put("path", entry.path())
                    .put("query", entry.query())
                    .put("status", entry.status())
                    .put("requestid", entry.requestId())
                    .put("bodySha256", entry.bodySha256());
        }
        long count;
        synchronized (entries) {
            count = total;
        }
        return Answer.json(200, Json.object().put("count", count).set("requests", list));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
