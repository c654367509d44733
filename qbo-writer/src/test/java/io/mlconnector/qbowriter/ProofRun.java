package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.pace.TimeSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The writer as it is, on a real broker and before the faithful QuickBooks, with a time that can be made to fly.
final class ProofRun implements AutoCloseable {
    /// Tasks are numbered across runs: all share the broker's links, and a cost is posted once.
    private static final AtomicInteger TASKS = new AtomicInteger();
    /// Held, or their levels would be forgotten.
    private static final List<Logger> QUIET = Stream.of("org.apache.kafka", "kafka", "state.change.logger")
            .map(Logger::getLogger)
            .peek(logger -> logger.setLevel(Level.SEVERE))
            .toList();
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    final FastTime time = new FastTime();
    final LocalCompany company;

    private final String broker = TestTopics.broker();
    private final long startNanos = System.nanoTime();
    private final WriterSettings settings;
    private final QboOperationHandler handler;
    private @Nullable WriterRuntime runtime;
    private int commands;

    ProofRun() throws Exception {
        assertThat(QUIET).isNotEmpty();
        company = new LocalCompany(time);
        TopicSpec topic = TestTopics.like(Topics.QUICKBOOKS_COMMANDS);
        settings = WriterSettings.of(
                "proof-" + UUID.randomUUID().toString().substring(0, 8),
                topic,
                TestTopics.like(Topics.QUICKBOOKS_LEDGER),
                Duration.ZERO);
        handler = new QboOperationHandler(
                wanted -> company.findToken().isPresent() ? Optional.of(company.connector()) : Optional.empty(),
                partitions -> {},
                new PostingDifferences(new SimpleMeterRegistry()),
                time);
    }

    /// One cost each: amounts from 1.01 on.
    void command(int many) throws Exception {
        String vendor = company.vendor("Steel and Sons");
        String account = company.account();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "proof"))) {
            for (int i = 1; i <= many; i++) {
                String task = Integer.toString(TASKS.incrementAndGet());
                String pair = "CostItem/" + task;
                PostBill bill = new PostBill(
                        pair,
                        new OperationKey(company.realm() + "/" + pair + "/PostBill/1"),
                        "hash-" + i,
                        new Basis("asana/Task/" + task, "2026-11-24T10:00:00Z"),
                        task,
                        vendor,
                        DAY,
                        DAY.plusDays(30),
                        null,
                        null,
                        List.of(new BillLine(amount(i), account, null, null, "Cost " + i)));
                sent.add(producer.send(new ProducerRecord<>(
                        settings.commands().name(),
                        company.realm() + "/" + pair,
                        Json.write(QboCommandV1.of(company.realm(), bill)))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
        commands = many;
    }

    private static BigDecimal amount(int cost) {
        return BigDecimal.valueOf(100L + cost, 2);
    }

    void start() {
        runtime = new WriterRuntime(settings, broker, handler, (TimeSource) time);
        runtime.start();
    }

    /// A new process, as far as the writer can tell.
    void restart() {
        if (runtime != null) {
            runtime.close();
        }
        start();
    }

    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                // Of the wall's time.
                .atMost(Duration.ofMinutes(3).plusMillis(100L * commands))
                // Each look reads the whole ledger.
                .pollInterval(Duration.ofMillis(250L + commands / 5))
                .until(condition);
    }

    /// Until each command has its outcome.
    void awaitAll() {
        await(
                "all commands are done",
                () -> outcomes().values().stream()
                                .filter(entry -> entry.state() == LedgerEntryV1.State.DONE)
                                .count()
                        == commands);
    }

    int done() {
        return (int) outcomes().values().stream()
                .filter(entry -> entry.state() == LedgerEntryV1.State.DONE)
                .count();
    }

    /// What is wrong with the books, from the vendor's own store: each cost is one bill of its amount.
    void assertEachCostIsOneBill() {
        Map<BigDecimal, Integer> amounts = new HashMap<>();
        company.bills()
                .forEach(bill ->
                        amounts.merge(bill.path("TotalAmt").decimalValue().setScale(2), 1, Integer::sum));
        Set<BigDecimal> lost = new HashSet<>();
        Set<BigDecimal> doubled = new HashSet<>();
        for (int i = 1; i <= commands; i++) {
            int bills = amounts.getOrDefault(amount(i), 0);
            if (bills == 0) {
                lost.add(amount(i));
            } else if (bills > 1) {
                doubled.add(amount(i));
            }
        }
        assertThat(lost).as("lost").isEmpty();
        assertThat(doubled).as("doubled").isEmpty();
        assertThat(amounts.values().stream().mapToInt(Integer::intValue).sum())
                .as("bills")
                .isEqualTo(commands);
        assertThat(TestTopics.readAll(settings.commands().deadLetters().name()))
                .as("dead letters")
                .isEmpty();
    }

    /// @return what the ledger says of each operation now
    Map<String, LedgerEntryV1> outcomes() {
        Map<String, LedgerEntryV1> entries = new HashMap<>();
        for (ConsumerRecord<String, byte[]> each :
                TestTopics.readAll(settings.ledger().name())) {
            entries.put(each.key(), Json.read(each.value(), LedgerEntryV1.class));
        }
        return entries;
    }

    /// Kept below `target/proof`, and asserted on before.
    void report(String name, Map<String, Long> figures) throws IOException {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("proof", name).put("commands", commands).put("lost", 0).put("doubled", 0);
        report.put("deadLetters", 0);
        report.put(
                "attempts",
                outcomes().values().stream().mapToInt(LedgerEntryV1::attempts).sum());
        figures.forEach(report::put);
        company.answers().forEach((status, times) -> report.put("answers." + status, times));
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("java", Runtime.version().toString());
        report.put(
                "secondsOnTheWall",
                Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
        Path folder = Files.createDirectories(Path.of("target", "proof"));
        Files.writeString(folder.resolve(name + ".json"), report.toPrettyString() + "\n");
    }

    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
        }
        company.close();
    }

    /// For a rule of the fault desk that strikes at random.
    static String rule(String where, String kind, int percent, long seed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("where", where)
                .put("kind", kind)
                .put("probability", BigDecimal.valueOf(percent, 2))
                .put("seed", seed)
                .toString();
    }
}
