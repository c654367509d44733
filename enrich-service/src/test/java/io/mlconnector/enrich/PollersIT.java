package io.mlconnector.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.AsanaSettings;
import io.mlconnector.asana.HttpAsanaClient;
import io.mlconnector.contracts.ChangeV1;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WatchV1;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.enrich.asana.AsanaPoller;
import io.mlconnector.enrich.asana.StoredObject;
import io.mlconnector.enrich.flow.Backoff;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.Gates;
import io.mlconnector.enrich.flow.Outbox;
import io.mlconnector.enrich.flow.RecordTable;
import io.mlconnector.enrich.flow.StoredJson;
import io.mlconnector.enrich.poll.AsanaRounds;
import io.mlconnector.enrich.poll.QuickBooksRounds;
import io.mlconnector.enrich.poll.ReadCycle;
import io.mlconnector.enrich.quickbooks.QuickBooksPoller;
import io.mlconnector.enrich.quickbooks.StoredEntity;
import io.mlconnector.enrich.watch.SourceWatch;
import io.mlconnector.enrich.watch.WatchBook;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.reads.MonthOfReads;
import io.mlconnector.serviceruntime.reads.ReadBudget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both pollers on a real broker, with vendors that answer by the script.
class PollersIT {
    private static final String SERVERS = SharedBroker.bootstrapServers();
    private static final String NO_ROWS = "{\"QueryResponse\":{},\"time\":\"2026-11-24T12:00:00Z\"}";
    private static final String TASK_12 = "{\"gid\":\"12\",\"name\":\"Crane\","
            + "\"modified_at\":\"2026-11-24T12:00:00.000Z\",\"projects\":[{\"gid\":\"77\"}]}";
    private static final String NO_TASKS = "{\"data\":[],\"next_page\":null}";

    private final Vendor vendor = new Vendor();
    private final Closing closing = new Closing();
    private final Backoff backoff = new Backoff(new Random(1));
    private final RecordTable<StoredEntity> entities =
            new RecordTable<>(SERVERS, Topics.QUICKBOOKS_RECORDS, StoredEntity.class);
    private final RecordTable<StoredObject> objects =
            new RecordTable<>(SERVERS, Topics.ASANA_RECORDS, StoredObject.class);
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = ticking(() -> now);
    private final TopicPublisher publisher = new TopicPublisher(SERVERS, "test-pollers", clock);
    private final Outbox outbox = new Outbox(publisher, backoff, closing);
    private final KeptBook book = new KeptBook();
    private final SourceWatch watch = new SourceWatch(SourceWatch.Source.quickbooks(false), clock);
    private ConnectionId connection = new ConnectionId("1");

    private static Clock ticking(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    @BeforeAll
    static void topics() {
        new TopicSetup(SERVERS, true, Optional.empty()).ensure(Duration.ofMinutes(2));
    }

    @BeforeEach
    void own(TestInfo test) {
        connection = new ConnectionId(
                String.valueOf(Math.abs((long) test.getDisplayName().hashCode())));
        entities.ready(backoff, closing);
        objects.ready(backoff, closing);
    }

    @AfterEach
    void close() {
        publisher.close();
        entities.close();
        objects.close();
    }

    @Test
    void aTypeThatIsRefusedStaysToBeLoaded() {
        vendor.answer("from Class", 400, fault("5020", "Permission denied"));
        vendor.answer("from Vendor", 403, fault("3100", "not authorized"));
        vendor.answer("from ", 200, NO_ROWS);
        QuickBooksPoller poller = quickbooks();
        QuickBooksRounds rounds = rounds(poller);

        rounds.begin();

        assertThat(rounds.isLoaded()).isFalse();
        assertThat(poller.trouble())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("Class", "Permission denied", "Vendor", "not authorized")
                        .doesNotContain("Bill"));

        vendor.forget();
        assertThat(rounds.next()).isEqualTo(Duration.ofSeconds(1));
        assertThat(vendor.asked).isEmpty();
        vendor.answers.remove("from Class");
        now = now.plusSeconds(1);
        assertThat(rounds.next()).isEqualTo(Duration.ofSeconds(2));
        assertThat(vendor.asked).hasSize(2);
        assertThat(rounds.isLoaded()).isFalse();
        assertThat(poller.trouble())
                .hasValueSatisfying(text -> assertThat(text).contains("Vendor").doesNotContain("Class"));

        vendor.answers.remove("from Vendor");
        now = now.plusSeconds(2);
        rounds.next();
        assertThat(rounds.isLoaded()).isTrue();
        assertThat(poller.trouble()).isEmpty();
    }

    @Test
    void changesThatAreRefusedAreAskedForFromTheSameTimeAgain() {
        vendor.answer("/cdc", 400, fault("4001", "Invalid query"));
        QuickBooksPoller poller = quickbooks();
        Instant since = now.minusSeconds(60);

        assertThat(poller.pollSince(since)).isEqualTo(since);
        assertThat(poller.trouble()).hasValueSatisfying(text -> assertThat(text).contains("what changed"));

        vendor.answers.remove("/cdc");
        vendor.answer("/cdc", 200, "{\"CDCResponse\":[{\"QueryResponse\":[{}]}]}");
        assertThat(poller.pollSince(since)).isAfter(since.minus(Duration.ofMinutes(10)));
        assertThat(poller.trouble()).isEmpty();
    }

    @Test
    void aRestartGoesOnWhereItEnded() {
        vendor.answer("/cdc", 200, "{\"CDCResponse\":[{\"QueryResponse\":[{}]}],\"time\":\"2026-11-24T12:00:00Z\"}");
        vendor.answer("from Account", 200, "{\"QueryResponse\":{\"Account\":[{\"Id\":\"1\",\"SyncToken\":\"0\"}]}}");
        vendor.answer("from ", 200, NO_ROWS);
        rounds(quickbooks()).begin();
        entities.wrote(
                Map.of(connection.value() + "/Account/1", new StoredEntity(0, RecordState.ACTIVE, now, null, null)));
        assertThat(vendor.asked).hasSize(QuickBooksPoller.LOADED.size());

        vendor.forget();
        now = now.plus(Duration.ofHours(26));
        rounds(quickbooks()).begin();

        assertThat(vendor.asked).singleElement().asString().contains("/cdc", "changedSince=2026-11-24T11:4");
    }

    @Test
    void anOutageOfMoreThanThirtyDaysIsComparedWhole() {
        vendor.answer("from ", 200, NO_ROWS);

        Instant next = quickbooks().pollSince(now.minus(Duration.ofDays(35)));

        assertThat(next).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(vendor.asked).noneMatch(asked -> asked.contains("/cdc")).hasSize(EntityType.values().length);
    }

    @Test
    void withoutWebhooksItLooksEveryMinuteAndWithThemEveryFive() {
        vendor.answer("/cdc", 200, "{\"CDCResponse\":[{\"QueryResponse\":[{}]}]}");
        vendor.answer("from ", 200, NO_ROWS);
        QuickBooksRounds rounds = rounds(quickbooks());
        rounds.begin();
        assertThat(rounds.next()).isEqualTo(Duration.ofMinutes(1));

        now = now.plus(Duration.ofMinutes(1));
        watch.heard("Vendor/1", now, now);
        assertThat(rounds.next()).isEqualTo(Duration.ofMinutes(5));
        assertThat(book.latest())
                .hasValueSatisfying(kept -> assertThat(kept.webhookAt()).isEqualTo(now));
    }

    @Test
    void anEntityThatCannotBeStoredHoldsNoOtherUp() {
        vendor.answer(
                "from Vendor",
                200,
                "{\"QueryResponse\":{\"Vendor\":[{\"Id\":\"1\",\"SyncToken\":\"0\",\"Balance\":1e999999999},"
                        + "{\"Id\":\"2\",\"SyncToken\":\"0\",\"Balance\":80.10}]}}");
        vendor.answer("from ", 200, NO_ROWS);

        quickbooks().loadAll();

        List<ChangeV1> changes = changes(Topics.QUICKBOOKS_CHANGES);
        assertThat(changes).extracting(ChangeV1::id).containsExactly("1", "2");
        assertThat(changes.getFirst().snapshot()).isNull();
        assertThat(changes.getLast().snapshot()).isNotNull();
    }

    @Test
    void aTaskThatComesBackUnmodifiedIsFoundByTheNextWholeListing() {
        String task = "{\"gid\":\"12\",\"name\":\"Crane\",\"modified_at\":\"2026-11-24T10:00:00.000Z\","
                + "\"projects\":[{\"gid\":\"77\"}],\"custom_fields\":[{\"gid\":\"1\",\"number_value\":1e999999999}]}";
        ConnectionV1.Layout layout = new ConnectionV1.Layout(Map.of(), Map.of(), null);
        vendor.answer("modified_since", 200, NO_TASKS);
        vendor.answer("/tasks", 200, NO_TASKS);
        AsanaPoller poller = asana();
        poller.pollPortfolio(layout);
        poller.pollTasks(layout);
        vendor.answers.remove("/tasks");
        vendor.answer("/tasks", 200, "{\"data\":[" + task + "],\"next_page\":null}");

        now = now.plus(Duration.ofMinutes(59));
        poller.pollTasks(layout);
        assertThat(changes(Topics.ASANA_CHANGES)).extracting(ChangeV1::type).containsOnly("Project");

        now = now.plus(Duration.ofMinutes(1));
        poller.pollTasks(layout);
        assertThat(changes(Topics.ASANA_CHANGES))
                .filteredOn(change -> change.type().equals("Task"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.id()).isEqualTo("12");
                    assertThat(change.snapshot()).isNull();
                });
    }

    @Test
    void aNewWebhookMakesItsProjectBeListedAtOnceDeletionsIncluded() {
        objects.wrote(Map.of(
                connection + "/Task/12",
                new StoredObject(
                        false, false, now, now, StoredJson.of(Json.read(TASK_12.getBytes(UTF_8), JsonNode.class)))));
        ConnectionV1.Layout layout = new ConnectionV1.Layout(Map.of(), Map.of(), null);
        vendor.answer("/tasks", 200, "{\"data\":[" + TASK_12 + "],\"next_page\":null}");
        Map<String, String> listening = new HashMap<>(Map.of("h1", "77", "w", "100"));
        AsanaRounds rounds = new AsanaRounds(
                connection,
                asana(),
                watch,
                book,
                () -> {},
                () -> layout,
                () -> Optional.of(Map.copyOf(listening)),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                clock);
        rounds.begin();
        vendor.answers.remove("/tasks");
        vendor.answer("/tasks", 200, NO_TASKS);
        now = now.plusSeconds(15);
        rounds.next();
        assertThat(missing()).isEmpty();

        listening.remove("h1");
        rounds.next();
        listening.put("h2", "77");
        now = now.plusSeconds(15);
        vendor.forget();
        rounds.next();

        assertThat(vendor.asked).filteredOn(PollersIT::isWholeListing).hasSize(1);
        assertThat(missing()).containsExactly("12");
        vendor.forget();
        rounds.next();
        assertThat(vendor.asked).as("once").noneMatch(PollersIT::isWholeListing);
    }

    private static boolean isWholeListing(String address) {
        return address.contains("/tasks") && !address.contains("modified_since");
    }

    private List<String> missing() {
        return changes(Topics.ASANA_CHANGES).stream()
                .filter(change -> change.operation().equals("missing"))
                .map(ChangeV1::id)
                .toList();
    }

    private QuickBooksPoller quickbooks() {
        HttpQuickBooksClient client = new HttpQuickBooksClient(
                QuickBooksSettings.of("http://vendor.test", connection.value()), vendor, () -> Optional.of("token"));
        return new QuickBooksPoller(connection, _ -> client, Gates.ofQuickBooks(), entities, outbox, clock, watch);
    }

    private QuickBooksRounds rounds(QuickBooksPoller poller) {
        ReadCycle cycle = new ReadCycle(
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                watch::areWebhooksArriving,
                ReadBudget.NONE,
                () -> MonthOfReads.of(List.of(), now));
        return new QuickBooksRounds(connection, poller, () -> {}, cycle, watch, book, clock);
    }

    /// A comment moves the time of a task, and no webhook tells of it.
    @ParameterizedTest
    @CsvSource({"Crane, 0", "Another crane, 1"})
    void whatIsOnlyTouchedIsNoLostWebhook(String name, long lost) {
        ConnectionV1.Layout layout = new ConnectionV1.Layout(Map.of(), Map.of(), null);
        objects.wrote(Map.of(
                connection + "/Task/12",
                new StoredObject(
                        false,
                        false,
                        Instant.parse("2026-11-24T12:00:00Z"),
                        now,
                        StoredJson.of(Json.read(TASK_12.getBytes(UTF_8), JsonNode.class)))));
        String later = TASK_12.replace("12:00:00", "12:03:00").replace("Crane", name);
        vendor.answer("modified_since", 200, "{\"data\":[" + later + "],\"next_page\":null}");
        vendor.answer("/tasks", 200, "{\"data\":[" + TASK_12 + "],\"next_page\":null}");
        AsanaPoller poller = asana();
        poller.pollPortfolio(layout);
        now = now.plus(Duration.ofMinutes(5));
        poller.pollPortfolio(layout);

        poller.pollTasks(layout);

        now = now.plus(Duration.ofMinutes(40));
        assertThat(watch.gaps().lost()).isEqualTo(lost);
    }

    @Test
    void aTaskThatIsDeletedIsHeardOfBetweenTwoWholeListings() {
        ConnectionV1.Layout layout = new ConnectionV1.Layout(Map.of(), Map.of(), null);
        objects.wrote(Map.of(
                connection + "/Task/12",
                new StoredObject(
                        false, false, now, now, StoredJson.of(Json.read(TASK_12.getBytes(UTF_8), JsonNode.class)))));
        vendor.answer("modified_since", 200, NO_TASKS);
        vendor.answer("/tasks", 200, "{\"data\":[" + TASK_12 + "],\"next_page\":null}");
        vendor.answer(
                "sync=s1",
                200,
                "{\"data\":[{\"action\":\"deleted\",\"resource\":{\"gid\":\"12\","
                        + "\"resource_type\":\"task\"}}],\"sync\":\"s2\",\"has_more\":false}");
        vendor.answer("sync=s2", 200, "{\"data\":[],\"sync\":\"s2\",\"has_more\":false}");
        vendor.answer("/events", 412, "{\"errors\":[],\"sync\":\"s1\"}");
        AsanaPoller poller = asana();
        poller.pollPortfolio(layout);
        assertThat(missing()).isEmpty();

        now = now.plus(Duration.ofMinutes(5));
        poller.pollTasks(layout);
        assertThat(missing()).containsExactly("12");

        now = now.plus(Duration.ofMinutes(5));
        poller.pollTasks(layout);
        assertThat(missing()).hasSize(1);
    }

    private AsanaPoller asana() {
        vendor.answers.putIfAbsent("/events", new ApiResponse(404, Map.of(), "{\"errors\":[]}"));
        HttpAsanaClient client =
                new HttpAsanaClient(AsanaSettings.of("http://vendor.test/api/1.0"), vendor, () -> Optional.of("token"));
        return new AsanaPoller(
                connection, client, Gates.ofAsana(), objects, outbox, watch, clock, java.util.Set.of("77"));
    }

    private List<ChangeV1> changes(TopicSpec topic) {
        return TopicReader.all(SERVERS, topic).stream()
                .filter(record -> record.key().startsWith(connection.value() + "/"))
                .map(record -> Json.read(record.value(), ChangeV1.class))
                .toList();
    }

    private static String fault(String code, String message) {
        return "{\"Fault\":{\"type\":\"ValidationFault\",\"Error\":[{\"code\":\"" + code + "\",\"Message\":\"" + message
                + "\"}]}}";
    }

    private static final class KeptBook implements WatchBook {
        private @Nullable WatchV1 kept;

        @Override
        public Optional<WatchV1> latest() {
            return Optional.ofNullable(kept);
        }

        @Override
        public void keep(WatchV1 watch) {
            kept = watch;
        }
    }

    /// Gives the first answer whose text is a part of the address.
    private static final class Vendor implements ApiTransport {
        private final Map<String, ApiResponse> answers = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();

        void answer(String part, int status, String body) {
            answers.put(part, new ApiResponse(status, Map.of("date", "Tue, 24 Nov 2026 12:00:00 GMT"), body));
        }

        void forget() {
            asked.clear();
        }

        @Override
        public ApiResult<ApiResponse> send(ApiRequest request) {
            String address = URLDecoder.decode(request.uri().toString(), StandardCharsets.UTF_8);
            asked.add(address);
            return answers.entrySet().stream()
                    .filter(answer -> address.contains(answer.getKey()))
                    .findFirst()
                    .<ApiResult<ApiResponse>>map(answer -> new ApiResult.Ok<>(answer.getValue(), ""))
                    .orElseThrow(() -> new AssertionError(address));
        }
    }
}
