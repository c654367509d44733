package io.mlconnector.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.ReadsV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Gates;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.poll.QuickBooksRounds;
import io.mlconnector.enrich.poll.ReadCycle;
import io.mlconnector.enrich.quickbooks.QuickBooksChanges;
import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import io.mlconnector.enrich.quickbooks.StoredEntity;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.enrich.watch.WatchBook;
import io.mlconnector.serviceruntime.kafka.KafkaClients;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.reads.MonthOfReads;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Reading on the faithful QuickBooks and its clock: what it costs there, and whether both sides are equal afterwards.
class ReadCostIT {
    private static final String SERVERS = SharedBroker.bootstrapServers();
    private static final Duration CYCLE = Duration.ofMinutes(5);

    /// Early in a month, and so long ago that no test comes to the future: Kafka takes no record from there.
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(2);

    private final Instant start = month.atDay(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    private final SandboxBooks books = new SandboxBooks(start);
    private final Closing closing = new Closing();
    private final Backoff backoff = new Backoff(new Random(1));
    private final String account = books.account();
    private ConnectionId connection = new ConnectionId("1");
    private final TopicPublisher publisher = new TopicPublisher(SERVERS, "test-reads", books.clock());
    private final Outbox outbox = new Outbox(publisher, backoff, closing);
    private final SourceWatch watch = new SourceWatch(SourceWatch.Source.quickbooks(false), books.clock());
    private final Kept kept = new Kept();
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(KafkaClients.reader(SERVERS, "test-reads-changes"));
    private final RecordTable<StoredEntity> records = table();
    private List<TopicPartition> partitions = List.of();
    private ReadBudget budget = ReadBudget.NONE;

    private static RecordTable<StoredEntity> table() {
        new TopicSetup(SERVERS, true, Optional.empty()).ensure(Duration.ofMinutes(2));
        return new RecordTable<>(SERVERS, Topics.QUICKBOOKS_RECORDS, StoredEntity.class);
    }

    /// Each test has a connection of its own, so that it begins with nothing.
    @BeforeEach
    void begin(TestInfo test) {
        connection = new ConnectionId(
                String.valueOf(Math.abs((long) test.getDisplayName().hashCode())));
        partitions = consumer.partitionsFor(Topics.QUICKBOOKS_CHANGES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    @AfterEach
    void close() {
        consumer.close();
        publisher.close();
        records.close();
        books.close();
    }

    @Test
    void aDayWithTwoThousandChangesCostsLessThanFourHundredReads() {
        // The bills are of one whose balance changes with them, and nothing tells of that.
        JsonNode biller = vendors(1).getFirst();
        List<JsonNode> vendors = vendors(15);
        QuickBooksRounds rounds = begin();
        long before = books.billed();
        long countedBefore = counted();
        int changed = 0;
        for (int tick = 0; tick < 288; tick++) {
            // From 8 to 18 h, every twelve minutes or so: what Intuit collects is delivered together.
            if (tick >= 96 && tick < 216 && changed < 2_000 && (tick - 95) * 50 / 120 > (tick - 96) * 50 / 120) {
                List<JsonNode> bills = books.write(EntityType.BILL, bills(25, biller));
                vendors = books.write(EntityType.VENDOR, renamed(vendors, tick));
                List<ConsumerRecord<String, byte[]>> delivery = new ArrayList<>();
                bills.forEach(bill -> delivery.add(webhook(EntityType.BILL, bill, "created")));
                vendors.forEach(vendor -> delivery.add(webhook(EntityType.VENDOR, vendor, "updated")));
                handle(delivery);
                changed += delivery.size();
            }
            books.pass(CYCLE);
            rounds.next();
            follow();
        }

        long billed = books.billed() - before;
        assertThat(changed).isEqualTo(2_000);
        assertThat(billed).as("%s", books.counted()).isLessThan(400);
        assertThat(counted() - countedBefore).isEqualTo(billed);
        assertThat(watch.gaps().lost()).isZero();
        assertBothSidesAreEqual();
    }

    @Test
    void anOutageOfThirtyFiveDaysEndsWithBothSidesEqual() {
        List<JsonNode> vendors = vendors(5);
        List<JsonNode> bills = books.write(EntityType.BILL, bills(4, vendors.getFirst()));
        begin();
        assertBothSidesAreEqual();

        books.pass(Duration.ofDays(20));
        books.write(EntityType.VENDOR, renamed(vendors, 1));
        books.delete(EntityType.BILL, bills.getFirst());
        books.pass(Duration.ofDays(15));
        books.write(EntityType.BILL, bills(3, vendors.getLast()));
        long before = books.billed();
        begin();

        assertThat(books.billed() - before).isGreaterThan(8);
        assertBothSidesAreEqual();
    }

    @Test
    void anOutageOfADayIsMadeUpForWithOneCall() {
        List<JsonNode> vendors = vendors(5);
        List<JsonNode> bills = books.write(EntityType.BILL, bills(4, vendors.getFirst()));
        begin();

        books.pass(Duration.ofHours(26));
        books.write(EntityType.VENDOR, renamed(vendors, 1));
        books.delete(EntityType.BILL, bills.getFirst());
        long before = books.billed();
        begin();

        assertThat(books.billed() - before).isLessThanOrEqualTo(2);
        assertBothSidesAreEqual();
    }

    @Test
    void moreChangesThanOneAnswerHoldsAreFoundAllTheSame() {
        List<JsonNode> vendors = vendors(1_050);
        List<JsonNode> bills = books.write(EntityType.BILL, bills(4, vendors.getFirst()));
        QuickBooksRounds rounds = begin();

        books.pass(CYCLE);
        books.write(EntityType.VENDOR, renamed(vendors, 1));
        books.delete(EntityType.BILL, bills.getFirst());
        rounds.next();
        follow();

        assertBothSidesAreEqual();
    }

    @Test
    void webhooksThatGotLostAreFoundByPollingAndCounted() {
        List<JsonNode> vendors = vendors(10);
        QuickBooksRounds rounds = begin();
        books.pass(Duration.ofMinutes(20));

        vendors = books.write(EntityType.VENDOR, renamed(vendors, 1));
        books.pass(Duration.ofSeconds(60));
        List<ConsumerRecord<String, byte[]>> delivery = new ArrayList<>();
        vendors.subList(0, 6).forEach(vendor -> delivery.add(webhook(EntityType.VENDOR, vendor, "updated")));
        handle(delivery);
        for (int tick = 0; tick < 9; tick++) {
            books.pass(CYCLE);
            rounds.next();
            follow();
        }

        WatchV1.Gaps gaps = watch.gaps();
        assertThat(gaps.announced()).isEqualTo(6);
        assertThat(gaps.lost()).isEqualTo(4);
        assertThat(gaps.p50Seconds()).isEqualTo(60);
        assertBothSidesAreEqual();
    }

    @Test
    void aBudgetSlowsPollingAndLosesNothing() {
        List<JsonNode> vendors = vendors(3);
        budget = new ReadBudget(2_000L);
        QuickBooksRounds rounds = begin();
        watch.heard("Vendor/0", books.clock().instant(), books.clock().instant());
        long before = books.billed();
        for (int tick = 0; tick < 288; tick++) {
            books.pass(CYCLE);
            rounds.next();
        }
        books.write(EntityType.VENDOR, renamed(vendors, 1));
        books.pass(Duration.ofHours(6));
        rounds.next();
        follow();

        assertThat(books.billed() - before).isBetween(50L, 80L);
        assertBothSidesAreEqual();
    }

    private QuickBooksRounds begin() {
        QuickBooksPoller poller = new QuickBooksPoller(
                connection, books.readers(), Gates.ofQuickBooks(), records, outbox, books.clock(), watch);
        ReadCycle cycle = new ReadCycle(CYCLE, CYCLE, () -> true, budget, this::monthOfReads);
        QuickBooksRounds rounds = new QuickBooksRounds(
                connection, poller, () -> records.ready(backoff, closing), cycle, watch, kept, books.clock());
        rounds.begin();
        follow();
        return rounds;
    }

    private MonthOfReads monthOfReads() {
        List<ReadsV1> rows = new ArrayList<>();
        books.counted()
                .forEach((cause, reads) -> rows.add(new ReadsV1(
                        connection.value(),
                        "2026-11",
                        cause.id(),
                        reads,
                        start,
                        books.clock().instant())));
        return MonthOfReads.of(rows, books.clock().instant());
    }

    private long counted() {
        return books.counted().values().stream().mapToLong(Long::longValue).sum();
    }

    private List<JsonNode> vendors(int count) {
        return books.write(
                EntityType.VENDOR,
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"DisplayName\":\"Supplier " + count + "-" + i + "\"}")
                        .toList());
    }

    private static List<String> renamed(List<JsonNode> vendors, int round) {
        return vendors.stream()
                .map(vendor -> "{\"sparse\":true,\"Id\":\"" + vendor.path("Id").asText() + "\",\"SyncToken\":\""
                        + vendor.path("SyncToken").asText() + "\",\"CompanyName\":\"Round " + round + "\"}")
                .toList();
    }

    private List<String> bills(int count, JsonNode vendor) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"VendorRef\":{\"value\":\""
                        + vendor.path("Id").asText()
                        + "\"},\"Line\":[{\"Amount\":10.00,\"DetailType\":\"AccountBasedExpenseLineDetail\","
                        + "\"AccountBasedExpenseLineDetail\":{\"AccountRef\":{\"value\":\"" + account + "\"}}}]}")
                .toList();
    }

    private ConsumerRecord<String, byte[]> webhook(EntityType type, JsonNode entity, String operation) {
        String id = entity.path("Id").asText();
        Instant at = OffsetDateTime.parse(
                        entity.path("MetaData").path("LastUpdatedTime").asText())
                .toInstant();
        ChangeV1 change = new ChangeV1(
                connection.value(), type.wire(), id, operation, ChangeV1.Cause.WEBHOOK, null, at, null, null);
        return new ConsumerRecord<>(
                Topics.QUICKBOOKS_CHANGES.name(),
                0,
                0,
                books.clock().instant().toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                connection.value() + "/" + type.wire() + "/" + id,
                Json.write(change),
                new RecordHeaders(),
                Optional.empty());
    }

    private void handle(List<ConsumerRecord<String, byte[]>> batch) {
        records.ready(backoff, closing);
        changes().handle(batch);
        follow();
    }

    /// Handles what was published, until nothing follows from it.
    private void follow() {
        while (true) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(batch::add);
            }
            if (batch.isEmpty()) {
                return;
            }
            records.ready(backoff, closing);
            changes().handle(batch);
        }
    }

    private QuickBooksChanges changes() {
        return new QuickBooksChanges(
                connection, books.readers(), Gates.ofQuickBooks(), records, outbox, watch, books.clock());
    }

    private void assertBothSidesAreEqual() {
        for (EntityType type : QuickBooksPoller.LOADED) {
            Map<String, Long> theirs = new HashMap<>();
            books.all(type)
                    .forEach((id, entity) ->
                            theirs.put(id, entity.path("SyncToken").asLong()));
            Map<String, Long> ours = new HashMap<>();
            String prefix = connection.value() + "/" + type.wire() + "/";
            records.withPrefix(prefix).forEach((key, stored) -> {
                if (stored.state() != RecordState.DELETED) {
                    ours.put(key.substring(prefix.length()), stored.syncToken());
                }
            });
            assertThat(ours).as(type.wire()).isEqualTo(theirs);
        }
    }

    private static final class Kept implements WatchBook {
        private @Nullable WatchV1 watch;

        @Override
        public Optional<WatchV1> latest() {
            return Optional.ofNullable(watch);
        }

        @Override
        public void keep(WatchV1 next) {
            watch = next;
        }
    }
}
