package io.mlconnector.enrich.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.AsanaRecordV1;
import io.mlconnector.contracts.ConnectionV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.MappingV1;
import io.mlconnector.contracts.QboCommandV1;
import io.mlconnector.contracts.QuickBooksRecordV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.link.Refusal;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.plan.SyncPlanner;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.PostingStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading everything from the beginning finds no operation that there was not before, with refusals and tries that are
/// due in it: a day of costs, planned by the real planner, carried out by writers that remember what they did.
class ReplayedRefusalsTest {
    private static final String REALM = "9341";
    private static final String PROJECT = "1203";
    private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");

    /// Closed books, posted when they are opened.
    private static final String REOPENED = "1207";
    /// Refused, and taken back by a person.
    private static final String TAKEN_BACK = "1208";
    /// Refused until the end.
    private static final String CLOSED = "1209";

    @TempDir
    private Path folder;

    private final List<Sent> topics = new ArrayList<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final MovingClock clock = new MovingClock(MORNING);
    private boolean booksAreOpen;
    private TopologyTestDriver driver;

    /// A record of any topic.
    private record Sent(TopicSpec topic, String key, String value, Instant at) {}

    @BeforeEach
    void start() {
        driver = driver("first");
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aReplayOfEverythingFindsNoOtherOperation() {
        aDayOfRefusals();
        Set<String> known = Set.copyOf(done);
        assertThat(known)
                .as("what the day consists of")
                .contains(post(REOPENED, 0), post(REOPENED, 1), post(REOPENED, 3), post(TAKEN_BACK, 0))
                .contains(post(CLOSED, 0), post(CLOSED, 1))
                .doesNotContain(post(TAKEN_BACK, 1), post(REOPENED, 4));

        assertThat(replayed(driver)).as("with the tables as they are").isEmpty();

        driver.close();
        driver = driver("second");
        assertThat(replayed(driver)).as("with empty tables").isNotEmpty().isSubsetOf(known);

        later(Duration.ofHours(12));
        assertThat(commands()).as("then it goes on where it was").contains(post(CLOSED, refusals(CLOSED)));
    }

    private void aDayOfRefusals() {
        known();
        for (String task : List.of(REOPENED, TAKEN_BACK, CLOSED)) {
            task(task, PostingStatus.READY);
        }
        carryOut();
        later(Duration.ofSeconds(5));
        task(TAKEN_BACK, null);
        for (int look = 0; look < 6; look++) {
            later(Duration.ofSeconds(10));
            carryOut();
        }
        assertThat(done).contains(post(REOPENED, 2));
        booksAreOpen = true;
        for (int look = 0; look < 60; look++) {
            later(Duration.ofMinutes(1));
            carryOut();
        }
        assertThat(link(Pair.costItem(REOPENED)).orElseThrow().state()).isEqualTo(Link.State.AGREED);
    }

    /// Everything again, in the order of its time, with a look at the clock after each record.
    private List<String> replayed(TopologyTestDriver mapping) {
        List<String> found = new ArrayList<>();
        for (Sent sent : List.copyOf(topics)) {
            pipe(mapping, sent);
            mapping.advanceWallClockTime(Duration.ofSeconds(5));
            found.addAll(commands());
        }
        return found;
    }

    /// What the writers do. An operation that they have done they do not do again.
    private void carryOut() {
        boolean any = true;
        while (any) {
            any = false;
            for (AsanaCommandV1 sent : read(Topics.ASANA_COMMANDS, AsanaCommandV1.class)) {
                AsanaCommand command = sent.toDomain();
                if (done.add(command.key().value()) && command instanceof ShowPosting show) {
                    any = true;
                    show(show);
                }
            }
            for (QboCommandV1 sent : read(Topics.QUICKBOOKS_COMMANDS, QboCommandV1.class)) {
                QboCommand post = sent.toDomain();
                if (done.add(post.key().value())) {
                    any = true;
                    post(post);
                }
            }
        }
    }

    private void show(ShowPosting show) {
        clock.goOn(Duration.ofMillis(200));
        LinkFixtures.done(show, show.taskGid(), clock.instant(), this::link).forEach(this::link);
        if (!show.fields().isEmpty()) {
            task(show.taskGid(), PostingStatus.NEEDS_ATTENTION);
        }
    }

    private void post(QboCommand post) {
        clock.goOn(Duration.ofMillis(200));
        Optional<Link> before = link(post.pair());
        long revision = before.map(Link::revision).orElse(0L) + 1;
        boolean taken = booksAreOpen && !post.taskGid().equals(CLOSED);
        link(new Link(
                post.pair(),
                taken ? ref("Bill/" + post.taskGid()) : null,
                post.taskGid(),
                taken ? Link.State.AGREED : Link.State.REJECTED,
                revision,
                post.hash(),
                taken ? "N-1" : "The books are closed.",
                null,
                taken ? null : new Refusal("closed-period", (int) revision, null, post.bookDate()),
                clock.instant()));
    }

    private void later(Duration time) {
        clock.goOn(time);
        driver.advanceWallClockTime(time);
    }

    private int refusals(String task) {
        return (int) link(Pair.costItem(task)).orElseThrow().revision();
    }

    private static String post(String task, int attempt) {
        return REALM + "/CostItem/" + task + "/post/" + attempt;
    }

    /// The operations that were handed out since the last look.
    private List<String> commands() {
        List<String> keys = new ArrayList<>();
        read(Topics.ASANA_COMMANDS, AsanaCommandV1.class)
                .forEach(command -> keys.add(command.toDomain().key().value()));
        read(Topics.QUICKBOOKS_COMMANDS, QboCommandV1.class)
                .forEach(command -> keys.add(command.toDomain().key().value()));
        return keys;
    }

    private <T> List<T> read(TopicSpec topic, Class<T> type) {
        return driver
                .createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> Json.read(bytes, type))
                .toList();
    }

    private void known() {
        Mapping mapping =
                new Mapping(ZoneOffset.UTC, null, List.of(new Mapping.LinkedProject(PROJECT, "Film", null, null)));
        send(Topics.MAPPINGS, REALM, Json.write(MappingV1.of(REALM, "default", mapping)));
        entity("Vendor", "56", "\"DisplayName\":\"Larkspur\"");
        entity("Account", "7", "\"Name\":\"Meals\",\"AccountType\":\"Expense\"");
        entity("Class", "5", "\"Name\":\"Film\"");
        for (String ref : List.of("Vendor/56", "Account/7")) {
            String gid = "o-" + ref.substring(ref.indexOf('/') + 1);
            for (Link option : LinkFixtures.option(ref(ref), gid, ref)) {
                link(option);
            }
        }
        ConnectionV1.Layout layout = new ConnectionV1.Layout(
                Map.of(
                        Field.POSTING,
                                new ConnectionV1.FieldLayout(
                                        "1301", Map.of("Ready", "1401", "Needs attention", "1402", "Posted", "1403")),
                        Field.AMOUNT, new ConnectionV1.FieldLayout("1302", Map.of()),
                        Field.VENDOR, new ConnectionV1.FieldLayout("1303", Map.of()),
                        Field.ACCOUNT, new ConnectionV1.FieldLayout("1304", Map.of())),
                Map.of(),
                null);
        send(Topics.CONNECTIONS, REALM, Json.write(new ConnectionV1(REALM, "1200", layout)));
    }

    private void entity(String type, String id, String members) {
        JsonNode body = json("{\"Id\":\"" + id + "\",\"SyncToken\":\"0\"," + members + "}");
        send(
                Topics.QUICKBOOKS_RECORDS,
                REALM + "/" + type + "/" + id,
                Json.write(
                        new QuickBooksRecordV1(REALM, type, id, 0, RecordState.ACTIVE, clock.instant(), null, body)));
    }

    private void task(String gid, @Nullable PostingStatus posting) {
        String option = posting == null
                ? "null"
                : "{\"gid\":\"" + (posting == PostingStatus.READY ? "1401" : "1402") + "\",\"name\":\"any\"}";
        JsonNode body = json("""
                {"gid":"%s","name":"Cement","modified_at":"%s","due_on":"2026-12-12","projects":[{"gid":"%s"}],
                 "custom_fields":[
                   {"gid":"1301","enum_value":%s},
                   {"gid":"1302","number_value":12.50},
                   {"gid":"1303","enum_value":{"gid":"o-56","name":"Larkspur"}},
                   {"gid":"1304","enum_value":{"gid":"o-7","name":"Meals"}}]}""".formatted(gid, clock.instant(), PROJECT, option));
        send(
                Topics.ASANA_RECORDS,
                REALM + "/Task/" + gid,
                Json.write(
                        new AsanaRecordV1(REALM, "Task", gid, false, false, clock.instant(), clock.instant(), body)));
    }

    private Optional<Link> link(String pair) {
        return Optional.ofNullable(links.get(pair));
    }

    private void link(Link link) {
        links.put(link.pair(), link);
        send(Topics.LINKS, REALM + "/" + link.pair(), Json.write(LinkV1.of(REALM, link)));
    }

    private void send(TopicSpec topic, String key, byte[] value) {
        Sent sent = new Sent(topic, key, new String(value, StandardCharsets.UTF_8), clock.instant());
        topics.add(sent);
        pipe(driver, sent);
    }

    private static void pipe(TopologyTestDriver mapping, Sent sent) {
        mapping.createInputTopic(sent.topic().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(sent.key(), sent.value().getBytes(StandardCharsets.UTF_8), sent.at());
    }

    private TopologyTestDriver driver(String name) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
        return new TopologyTestDriver(
                MappingTopology.build(SyncPlanner::plan, "https://books.example/app", clock), settings);
    }

    private static EntityRef ref(String text) {
        return EntityRef.parse(text).orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
