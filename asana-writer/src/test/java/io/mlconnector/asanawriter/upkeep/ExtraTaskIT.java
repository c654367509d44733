package io.mlconnector.asanawriter.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.asana.wire.AsanaJson;
import io.mlconnector.asanawriter.fake.FakeAsana;
import io.mlconnector.asanawriter.operation.AsanaOperationHandler;
import io.mlconnector.asanawriter.operation.TaskMark;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.AsanaCommandV1;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.LedgerEntryV1;
import io.mlconnector.contracts.LedgerEntryV1.State;
import io.mlconnector.contracts.LinkV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.domain.command.OperationKey;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Directory;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TestTopics;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.ledger.CallOutcome;
import io.mlconnector.serviceruntime.ledger.Operation;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Frozen;
import io.mlconnector.serviceruntime.ledger.OperationHandler.Links;
import io.mlconnector.serviceruntime.ledger.WriterRuntime;
import io.mlconnector.serviceruntime.ledger.WriterSettings;
import io.mlconnector.serviceruntime.upkeep.LedgerRebuild;
import io.mlconnector.serviceruntime.upkeep.RebuildReport;
import io.mlconnector.serviceruntime.upkeep.SweepReport.Found;
import io.mlconnector.serviceruntime.upkeep.TopicRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A record with two tasks, topics on a real broker, and an Asana in memory.
class ExtraTaskIT {
    private static final String ME = "5";
    private static final EntityRef VENDOR = new EntityRef(EntityType.VENDOR, "56");

    private final ConnectionId realm =
            new ConnectionId(String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L)));
    private final Clock clock = Clock.systemUTC();
    private final FakeAsana asana = new FakeAsana();
    private final Layouts layouts = new Layouts();
    private final OperationKey creation = OperationKey.of(realm, Pair.mirror(VENDOR), "put", "0-ab12");
    private final Link link = new Link(Pair.mirror(VENDOR), VENDOR, "1207", Link.State.AGREED, 1, "hash", null, null);
    private final Links links = (_, pair) -> pair.equals(link.pair()) ? Optional.of(link) : Optional.empty();
    private final AsanaOperationHandler handler = new AsanaOperationHandler(
            asana, layouts, (_, _) -> {}, (_, _) -> {}, AsanaOperationHandler.Settings.DEFAULT, clock);
    private WriterSettings writing =
            WriterSettings.of("test", Topics.ASANA_COMMANDS, Topics.ASANA_LEDGER, Duration.ZERO);
    private TopicRows topics = new TopicRows("none", "none", realm);
    private TopicPublisher publisher = new TopicPublisher("localhost:1", "none", clock);

    @BeforeEach
    void twoTasks() throws Exception {
        String broker = TestTopics.broker();
        publisher.close();
        publisher = new TopicPublisher(broker, "asana-writer", clock);
        topics = new TopicRows(broker, "extra-task", realm);
        writing = WriterSettings.of(
                "asana-" + realm,
                TestTopics.like(Topics.ASANA_COMMANDS),
                TestTopics.like(Topics.ASANA_LEDGER),
                Duration.ZERO);
        layouts.put(realm, new Layout(Map.of(), Map.of(Directory.VENDORS, "77"), null));
        task("1207", ME);
        task("1208", ME);
        LinkV1 wire = LinkV1.of(realm.value(), link);
        publish(Topics.LINKS, wire.key(), wire);
        publish(writing.ledger(), creation.value(), done(creation.value(), "1207"));
    }

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void theSecondTaskIsRemovedAndItsCommentsMove() {
        asana.createStory("1208", "Call them on Monday.");
        assertThat(sweep()).extracting(Found::action, Found::kept).containsExactly(tuple("remove", "1207"));
        assertThat(sweep()).extracting(Found::action).containsExactly("told-before");
        Operation removal = commanded();
        assertThat(removal.key()).isEqualTo(realm + "/Vendor/56/sweep/1208");
        assertThat(removal.record()).isEqualTo("quickbooks/Vendor/56");
        assertThat(removal.command().basis().record())
                .as("what it was decided on")
                .isEqualTo("asana/Task/1208");

        assertThat(run(removal)).isInstanceOf(CallOutcome.Done.class);

        assertThat(asana.tasks).containsOnlyKeys("1207");
        assertThat(asana.stories.get("1207"))
                .singleElement()
                .asString()
                .startsWith("Mia Chen wrote on 2026-11-24T10:00:00.000Z")
                .contains("Call them on Monday.");
        assertThat(sweep()).isEmpty();
    }

    @Test
    void aCrashInBetweenMovesNothingTwice() {
        asana.createStory("1208", "First.");
        asana.createStory("1208", "Second.");
        sweep();
        Operation removal = commanded();
        asana.loseAnswer("createStory");
        assertThat(run(removal)).isInstanceOf(CallOutcome.Unknown.class);
        asana.loseAnswer("deleteTask");
        assertThat(run(removal)).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(run(removal)).isInstanceOf(CallOutcome.Done.class);
        assertThat(asana.stories.get("1207")).hasSize(2);
        assertThat(asana.tasks).containsOnlyKeys("1207");
    }

    @Test
    void aTaskWithAnAttachmentIsLeftToAPerson() {
        asana.createStory("1208", "* attachment_added");
        sweep();
        CallOutcome outcome = run(commanded());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Done.class,
                        done -> assertThat(done.detail()).contains("attachment"));
        assertThat(asana.tasks).containsKeys("1207", "1208");
    }

    @Test
    void theTaskThatTheLinkKnowsIsNeverRemoved() {
        sweep();
        AsanaCommandV1 command = command();
        AsanaCommandV1 wrong = new AsanaCommandV1(
                command.connection(),
                command.kind(),
                command.pair(),
                command.operation(),
                command.hash(),
                command.basis(),
                command.source(),
                "1207",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(run(handler.decode(realm, Json.write(wrong)))).isInstanceOf(CallOutcome.Done.class);
        assertThat(asana.tasks).containsKeys("1207", "1208");
    }

    @Test
    void aCopyThatAPersonMadeStays() {
        asana.tasks.remove("1208");
        task("1209", "7");
        assertThat(sweep()).extracting(Found::record, Found::action).containsExactly(tuple("asana/Task/1209", "none"));
        assertThat(TestTopics.readAll(writing.commands().name())).isEmpty();
    }

    @Test
    void noSweepWhileAsanaDoesNotAnswer() {
        asana.refuseAlways("listTasks", new ApiFailure.Unreachable("no route"));
        assertThatThrownBy(this::sweep).hasMessageContaining("no route");
    }

    @Test
    void theLedgerIsMadeAgainFromTheMarks() throws Exception {
        asana.tasks.remove("1208");
        Link told = new Link(Pair.told("9", "posted"), null, "9", Link.State.AGREED, 1, "t", null, null);
        publish(Topics.LINKS, LinkV1.of(realm.value(), told).key(), LinkV1.of(realm.value(), told));
        writing = WriterSettings.of(
                writing.service(), writing.commands(), TestTopics.like(Topics.ASANA_LEDGER), Duration.ZERO);
        RebuildReport report = upkeep().rebuild(false, _ -> {});
        assertThat(report.written()).isEqualTo(2);
        Map<String, LedgerEntryV1> ledger = topics.read(writing.ledger(), LedgerEntryV1.class, _ -> true);
        assertThat(ledger.get(creation.value()))
                .extracting(LedgerEntryV1::vendorId, LedgerEntryV1::requestId)
                .containsExactly("1207", TaskMark.requestId(creation.value()));
        assertThat(ledger.get(realm + "/CostItem/9/told/posted/tell/1"))
                .extracting(LedgerEntryV1::state)
                .isEqualTo(State.DONE);
        assertThat(upkeep().rebuild(false, _ -> {}).present()).isEqualTo(2);
    }

    private List<Found> sweep() {
        return upkeep().sweep(false, true).found();
    }

    private AsanaUpkeep upkeep() {
        WriterRuntime runtime = new WriterRuntime(writing, topics.bootstrapServers(), handler, clock);
        return new AsanaUpkeep(
                writing,
                asana,
                layouts,
                topics,
                publisher,
                new LedgerRebuild(runtime, writing, topics, clock),
                new SimpleMeterRegistry(),
                clock);
    }

    private AsanaCommandV1 command() {
        return TestTopics.readAll(writing.commands().name()).stream()
                .map(record -> Json.read(record.value(), AsanaCommandV1.class))
                .findFirst()
                .orElseThrow();
    }

    private Operation commanded() {
        return handler.decode(realm, Json.write(command()));
    }

    private CallOutcome run(Operation operation) {
        if (!(handler.freeze(operation, links) instanceof Frozen.Payload(var text))) {
            throw new AssertionError("not frozen");
        }
        Instant now = clock.instant();
        LedgerEntryV1 intent = new LedgerEntryV1(
                operation.key(),
                State.INTENT,
                operation.record(),
                handler.requestId(operation),
                text,
                operation.command().hash(),
                1,
                now,
                now,
                null,
                null,
                null,
                null,
                "t-0-1");
        return handler.recover(operation, intent, links);
    }

    private void task(String gid, String author) {
        ObjectNode task = AsanaJson.object().put("gid", gid).put("name", "ACME");
        task.putArray("projects").addObject().put("gid", "77");
        task.putObject("created_by").put("gid", author);
        task.put("created_at", "2026-11-24T10:00:0" + gid.charAt(3) + ".000Z");
        task.putObject("external")
                .put("gid", TaskMark.requestId(creation.value()))
                .put("data", creation.value());
        asana.tasks.put(gid, task);
    }

    private void publish(TopicSpec topic, String key, Object value) {
        publisher.publish(new Message(topic, key, value, "connector.test.v1", clock.instant(), null));
    }

    private static LedgerEntryV1 done(String operation, String gid) {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        return new LedgerEntryV1(
                operation,
                State.DONE,
                "quickbooks/Vendor/56",
                "id",
                "",
                "h",
                1,
                now,
                null,
                now,
                gid,
                "0",
                null,
                "t-0-1");
    }
}
