package io.mlconnector.qbowriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand.BillLine;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.qbowriter.upkeep.QboUpkeep;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.upkeep.LedgerRebuild;
import io.mlconnector.serviceruntime.upkeep.RebuildReport;
import io.mlconnector.serviceruntime.upkeep.SweepReport;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The worst that can happen to a ledger, on a real broker: it is gone, the links with it, and all commands are read
/// again from the first. And what a copy of a bill leads to.
class LedgerLossIT {
    private static final int COSTS = 25;

    private final ConnectionId realm =
            new ConnectionId(String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L)));

    private final Clock clock = Clock.systemUTC();
    private final Books books = new Books();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QuickBooksClient client = new HttpQuickBooksClient(
            QuickBooksSettings.of("https://quickbooks.test", realm.value()), books, () -> Optional.of("access"));
    private final String service = "qbo-" + UUID.randomUUID().toString().substring(0, 8);
    private String broker = "";
    private TopicSpec commands = Topics.QUICKBOOKS_COMMANDS;
    private WriterSettings settings = WriterSettings.of(service, commands, Topics.QUICKBOOKS_LEDGER, Duration.ZERO);
    private WriterRuntime runtime = new WriterRuntime(settings, "none", handler(), clock);
    private TopicRows topics = new TopicRows("none", "none", realm);

    @BeforeEach
    void start() throws Exception {
        broker = TestTopics.broker();
        topics = new TopicRows(broker, "ledger-loss", realm);
        commands = TestTopics.like(Topics.QUICKBOOKS_COMMANDS);
        open();
        for (int i = 0; i < COSTS; i++) {
            send(bill(String.valueOf(7_000 + i)));
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> committed() == COSTS);
        assertThat(books.documents).hasSize(COSTS);
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void aRebuiltLedgerPostsNothingWhenAllCommandsAreReadAgain() throws Exception {
        Map<String, LedgerEntryV1> before = ledger();
        runtime.close();
        forgetLinks();
        // A new topic is what is left after the old one was deleted.
        open();
        try (TopicPublisher publisher = new TopicPublisher(broker, service, clock)) {
            QboUpkeep upkeep = upkeep(publisher);
            assertThat(upkeep.sweep(true, true).found())
                    .as("nobody knows these documents")
                    .hasSize(COSTS)
                    .allSatisfy(found -> assertThat(found.kind()).isEqualTo("unknown"));
            assertThat(upkeep.rebuild(true, _ -> {}).written()).isEqualTo(COSTS);
            assertThat(ledger()).isEmpty();

            RebuildReport report = upkeep.rebuild(false, _ -> {});
            assertThat(report.written()).isEqualTo(COSTS);
            assertThat(report.links()).isEqualTo(2 * COSTS);
            assertThat(report.problems()).isEmpty();
            assertThat(upkeep.rebuild(false, _ -> {}).written())
                    .as("a second time")
                    .isZero();
            assertThat(upkeep.sweep(false, true).found()).isEmpty();
        }
        assertThat(ledger().keySet()).isEqualTo(before.keySet());
        ledger().forEach((operation, row) -> {
            LedgerEntryV1 lost = Objects.requireNonNull(before.get(operation));
            assertThat(row.state()).isEqualTo(State.DONE);
            assertThat(row.vendorId()).isEqualTo(lost.vendorId());
            assertThat(row.payloadHash()).isEqualTo(lost.payloadHash());
        });

        readAgain();

        assertThat(books.posts()).isEqualTo(COSTS);
        assertThat(books.documents).hasSize(COSTS);
    }

    @Test
    void aCopiedBillIsToldOfOnceAndNeverTouched() {
        books.copy("1043", "9999");
        try (TopicPublisher publisher = new TopicPublisher(broker, service, clock)) {
            QboUpkeep upkeep = upkeep(publisher);
            assertThat(upkeep.sweep(true, true).found())
                    .extracting(SweepReport.Found::action)
                    .containsExactly("tell");
            assertThat(told()).isEmpty();

            SweepReport.Found found = upkeep.sweep(false, true).found().getFirst();
            assertThat(found.kind()).isEqualTo("extra");
            assertThat(found.kept()).isEqualTo("1043");
            assertThat(upkeep.sweep(false, true).found())
                    .extracting(SweepReport.Found::action)
                    .containsExactly("told-before");
        }
        assertThat(told()).singleElement().satisfies(command -> {
            assertThat(command.kind()).isEqualTo("ShowPosting");
            assertThat(command.comment()).contains("Two bills", "1043", "9999", "ask the accountant");
        });
        assertThat(meters.counter("mlc.sweep.extra").count()).isEqualTo(1);
        assertThat(books.posts()).as("nothing was written to QuickBooks").isEqualTo(COSTS);
        assertThat(books.documents).hasSize(COSTS + 1);
    }

    private void open() throws Exception {
        settings = WriterSettings.of(service, commands, TestTopics.like(Topics.QUICKBOOKS_LEDGER), Duration.ZERO);
        runtime = new WriterRuntime(settings, broker, handler(), clock);
        runtime.start();
    }

    private QboOperationHandler handler() {
        return new QboOperationHandler(
                wanted -> wanted.equals(realm) ? Optional.of(client) : Optional.empty(),
                _ -> {},
                new PostingDifferences(meters),
                clock);
    }

    private QboUpkeep upkeep(TopicPublisher publisher) {
        return new QboUpkeep(
                settings,
                topics,
                () -> Optional.of(client),
                RequestId::of,
                publisher,
                new LedgerRebuild(runtime, settings, topics, clock),
                meters,
                clock);
    }

    private void readAgain() throws Exception {
        assertThat(runtime.pause(Duration.ofMinutes(1))).isTrue();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.alterConsumerGroupOffsets(service, Map.of(place(), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
        assertThat(committed()).isZero();
        runtime.resume();
        await().atMost(Duration.ofMinutes(2)).until(() -> committed() == COSTS);
    }

    private TopicPartition place() {
        return new TopicPartition(commands.name(), topics.partition());
    }

    private long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(service)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(place());
            return offset == null ? -1 : offset.offset();
        }
    }

    private Map<String, LedgerEntryV1> ledger() {
        return topics.read(settings.ledger(), LedgerEntryV1.class, _ -> true);
    }

    private List<AsanaCommandV1> told() {
        return TestTopics.readAll(Topics.ASANA_COMMANDS.name()).stream()
                .filter(record -> record.key().startsWith(realm + "/"))
                .map(record -> Json.read(record.value(), AsanaCommandV1.class))
                .toList();
    }

    private void forgetLinks() {
        topics.read(Topics.LINKS, LinkV1.class, _ -> true).keySet().forEach(this::forgetLink);
    }

    private void forgetLink(String key) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(KafkaClients.writer(broker, "forgets"))) {
            var _ = producer.send(new ProducerRecord<>(Topics.LINKS.name(), key, null));
        }
    }

    private void send(PostBill bill) {
        try (TopicPublisher publisher = new TopicPublisher(broker, "enrich-service", clock)) {
            publisher.publish(new Message(
                    commands,
                    realm + "/" + bill.pair(),
                    QboCommandV1.of(realm.value(), bill),
                    "connector.quickbooks.command.decided.v1",
                    clock.instant(),
                    null));
        }
    }

    private PostBill bill(String task) {
        return new PostBill(
                Pair.costItem(task),
                Marker.attempt(realm, task, 0),
                "hash-" + task,
                new Basis("asana/Task/" + task, "2026-11-24T10:00:00Z"),
                task,
                "56",
                LocalDate.parse("2026-11-24"),
                LocalDate.parse("2026-12-12"),
                "3",
                null,
                List.of(new BillLine(new BigDecimal("120.50"), "7", "5000", "58", "Chairs")));
    }
}
