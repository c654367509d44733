package io.mlconnector.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `POST /sandbox/redeliver {times, shuffle, seed}`: all webhooks delivered so far come again.
public final class Redelivery {
    /// The members of the body with their meaning.
    public static final List<String> BODY =
            List.of("times: 1 to 100", "shuffle: whether the order is changed", "seed: of the shuffle");

    private static final int MAX_TIMES = 100;
    private static final long MAX_WAIT_SECONDS = 15;

    private Redelivery() {}

    @FunctionalInterface
    public interface Sender {
        /// @return counts down as each delivery is attempted
        CountDownLatch redeliver(int times, boolean shuffle, long seed);
    }

    /// Answers when all are attempted, or after 15 s, whichever comes first.
    public static Answer answer(JsonNode given, Sender sender) {
        int times = given.path("times").asInt(1);
        if (times < 1 || times > MAX_TIMES) {
            return Answer.json(400, Json.object().put("error", "times is 1 to " + MAX_TIMES + "."));
        }
        CountDownLatch attempted = sender.redeliver(
                times,
                given.path("shuffle").asBoolean(false),
                given.path("seed").asLong(1));
        long deliveries = attempted.getCount();
        boolean done = false;
        try {
            done = attempted.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.json(200, Json.object().put("deliveries", deliveries).put("attempted", done));
    }
}
