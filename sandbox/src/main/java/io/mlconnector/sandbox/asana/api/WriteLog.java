package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.store.Journal;
import io.mlconnector.sandbox.store.Packed;
import io.mlconnector.sandbox.store.Packer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Every write that was accepted from anyone, across restarts; subscriptions are no writes. A write that changes
/// nothing counts too: a client that repeats itself shows.
public final class WriteLog {
    private static final String PREFIX = "write/";
    private static final int MAX = 20_000;

    private final Journal journal;
    private final Packer packer = new Packer();
    private final Deque<Packed> writes = new ArrayDeque<>();
    private long count;

    public WriteLog(Journal journal) {
        this.journal = journal;
        journal.take(PREFIX, (key, write) -> {
            writes.addLast(packer.pack((ObjectNode) write));
            count = Math.max(count, Long.parseLong(key.substring(PREFIX.length())));
        });
    }

    synchronized void add(Ask ask, Reply reply, Instant time) {
        if (!ask.isWrite() || !reply.isSuccess() || ask.part(0).equals("webhooks")) {
            return;
        }
        count++;
        ObjectNode write = Json.object()
                .put("number", count)
                .put("time", time.toString())
                .put("user", ask.actor())
                .put("method", ask.method())
                .put("path", "/" + String.join("/", ask.path()))
                .put("gid", reply.body().path("data").path("gid").asText(""));
        writes.addLast(packer.pack(write));
        Journal.Change change = journal.change().record(PREFIX + count, write);
        if (writes.size() > MAX) {
            change.delete(PREFIX + writes.removeFirst().get("number").asLong());
        }
        change.commit();
    }

    public synchronized Answer answer() {
        ArrayNode list = Json.array();
        writes.forEach(write -> list.add(write.unpack()));
        return Answer.json(200, Json.object().put("count", count).set("writes", list));
    }
}
