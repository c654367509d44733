package io.mlconnector.serviceruntime.ledger;

import com.sun.net.httpserver.HttpServer;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.apiclient.JdkApiTransport;
import io.mlconnector.apiclient.TransportSettings;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Prints how many operations a second one writer carries out: a real broker, the real loop, real HTTP to a server that
/// answers after 5 ms. The vendor's pace is left out: it is a limit of the vendor's, not of the writer. Compare the
/// ratios, not the figures, between machines.
final class WriterBench {
    private static final int OPERATIONS = Integer.getInteger("operations", 2_000);
    private static final Duration ANSWER = Duration.ofMillis(5);
    private static final Duration MOST = Duration.ofMinutes(5);

    private WriterBench() {}

    private record Figures(long perSecond, long transactions, int atOnce) {}

    public static void main(String[] args) throws Exception {
        WriterSettings usual =
                WriterSettings.of("bench", Topics.ASANA_COMMANDS, Topics.ASANA_LEDGER, Duration.ofSeconds(40));
        try (Vendor vendor = new Vendor()) {
            measure(vendor, usual.parallelCalls(), 500); // warm
            Figures alone = measure(vendor, 1, OPERATIONS / 4);
            for (int parallelCalls : new int[] {1, usual.parallelCalls(), 4 * usual.parallelCalls()}) {
                Figures some = parallelCalls == 1 ? alone : measure(vendor, parallelCalls, OPERATIONS);
                long tenths = 10 * some.perSecond() / alone.perSecond();
                say(
                        "%2d calls in parallel%s: %d operations/s, %d transactions/s, %d at once, %d.%d times one",
                        parallelCalls,
                        parallelCalls == usual.parallelCalls() ? " (default)" : "",
                        some.perSecond(),
                        some.transactions(),
                        some.atOnce(),
                        tenths / 10,
                        tenths % 10);
            }
        }
        System.exit(0); // the shared broker has threads that stay
    }

    private static Figures measure(Vendor vendor, int parallelCalls, int operations) throws Exception {
        String broker = TestTopics.broker();
        WriterSettings settings = new WriterSettings(
                "bench-" + UUID.randomUUID().toString().substring(0, 8),
                TestTopics.like(Topics.ASANA_COMMANDS),
                TestTopics.like(Topics.ASANA_LEDGER),
                parallelCalls,
                5_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ZERO);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "bench"))) {
            for (int i = 0; i < operations; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        settings.commands().name(),
                        Commands.CONNECTION + "/t" + i,
                        Commands.bytes("t" + i, "a", "content")));
            }
        }
        vendor.expect(operations);
        long elapsed;
        try (WriterRuntime runtime = new WriterRuntime(settings, broker, vendor, Clock.systemUTC())) {
            runtime.start();
            elapsed = vendor.await();
        }
        long records = TestTopics.readAll(settings.ledger().name()).size();
        if (records < 2L * operations) {
            throw new IllegalStateException("an operation without its two entries");
        }
        long commits = end(settings.ledger().name()) - records; // each leaves one marker
        return new Figures(
                (operations - 1) * 1_000_000_000L / elapsed, commits * 1_000_000_000L / elapsed, vendor.mostAtOnce());
    }

    private static long end(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(KafkaClients.reader(TestTopics.broker(), "bench"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }

    /// Writes over HTTP. Its operations all succeed.
    private static final class Vendor implements OperationHandler, AutoCloseable {
        private final HttpServer server;
        private final ApiTransport transport = new JdkApiTransport(TransportSettings.DEFAULT);
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private CountDownLatch left = new CountDownLatch(0);
        private volatile long firstNanos;
        private volatile long lastNanos;

        Vendor() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                long until = System.nanoTime() + ANSWER.toNanos();
                for (long wait = ANSWER.toNanos(); wait > 0; wait = until - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                byte[] body = "{\"Id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                try (exchange) {
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
        }

        void expect(int operations) {
            left = new CountDownLatch(operations);
            mostAtOnce.set(0);
            firstNanos = 0;
        }

        /// @return nanoseconds from the first call's start to the last call's end
        long await() throws InterruptedException {
            if (!left.await(MOST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " operations were not carried out");
            }
            return lastNanos - firstNanos;
        }

        int mostAtOnce() {
            return mostAtOnce.get();
        }

        @Override
        public CallOutcome call(Operation operation, LedgerEntryV1 intent, Links links) {
            if (firstNanos == 0) {
                firstNanos = System.nanoTime();
            }
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                return send(intent.payload());
            } finally {
                atOnce.decrementAndGet();
                lastNanos = System.nanoTime();
                left.countDown();
            }
        }

        private CallOutcome send(String payload) {
            ApiResult<ApiResponse> result = transport.send(new ApiRequest(
                    "POST",
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                    Map.of("Content-Type", "application/json"),
                    payload));
            return switch (result) {
                case ApiResult.Ok<ApiResponse> _ -> new CallOutcome.Done("1", null, List.of(), "wrote it", Map.of());
                case ApiResult.Failed<ApiResponse>(var failure, var _) ->
                    throw new IllegalStateException(failure.detail());
            };
        }

        @Override
        public CallOutcome recover(Operation operation, LedgerEntryV1 intent, Links links) {
            throw new IllegalStateException("nothing was unknown");
        }

        @Override
        public Operation decode(ConnectionId connection, byte[] value) {
            return Commands.decode(value);
        }

        @Override
        public Frozen freeze(Operation operation, Links links) {
            return new Frozen.Payload("{\"operation\":\"" + operation.key() + "\"}");
        }

        @Override
        public String requestId(Operation operation) {
            return "rid-" + operation.key();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
