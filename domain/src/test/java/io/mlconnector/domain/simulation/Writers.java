package io.mlconnector.domain.simulation;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Posting;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.amendment.Amendment;
import io.mlconnector.domain.amendment.BillValues;
import io.mlconnector.domain.amendment.Written;
import io.mlconnector.domain.command.AsanaCommand;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.AsanaCommand.PutOption;
import io.mlconnector.domain.command.AsanaCommand.PutTask;
import io.mlconnector.domain.command.AsanaCommand.RemoveTask;
import io.mlconnector.domain.command.AsanaCommand.ShowPosting;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.command.QboCommand;
import io.mlconnector.domain.command.QboCommand.PostBill;
import io.mlconnector.domain.command.QboCommand.PostJournalEntry;
import io.mlconnector.domain.command.QboCommand.UpdateBill;
import io.mlconnector.domain.fixtures.LinkFixtures;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Both writers: commands of one target in the order of issue, different ones in any; the ledger lets each operation
/// happen once.
final class Writers {
    private final World world;
    private final Map<String, Deque<Command>> lanes = new LinkedHashMap<>();
    private final Map<String, String> ledger = new HashMap<>();

    /// Every document that was made, by the task that it came from.
    final Map<String, List<EntityRef>> posted = new LinkedHashMap<>();

    /// How often a posted bill was brought to other values, by task.
    final Map<String, Integer> updated = new LinkedHashMap<>();

    final Map<String, Integer> refusals = new LinkedHashMap<>();
    /// Tasks whose posting QuickBooks did not keep the class of.
    final Set<String> dropped = new HashSet<>();

    /// Operations that came again with other values after the first ones were frozen.
    final List<String> overtaken = new ArrayList<>();

    int written;
    int refusesOneOf = 6;

    Writers(World world) {
        this.world = world;
    }

    void accept(Command command) {
        String lane = command instanceof PutOption option ? "options/" + option.field() : command.pair();
        lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>()).addLast(command);
    }

    boolean isIdle() {
        return lanes.isEmpty();
    }

    void work() {
        List<String> busy = List.copyOf(lanes.keySet());
        String lane = busy.get(world.random.nextInt(busy.size()));
        Deque<Command> waiting = Objects.requireNonNull(lanes.get(lane));
        Command command = waiting.removeFirst();
        if (waiting.isEmpty()) {
            lanes.remove(lane);
        }
        boolean comesAgain = waiting.stream().anyMatch(later -> later.key().equals(command.key()));
        if (comesAgain && !ledger.containsKey(command.key().value()) && world.random.nextBoolean()) {
            // Not frozen yet: what was decided last is what is meant. Else the first one stands.
            return;
        }
        String known = ledger.putIfAbsent(command.key().value(), command.hash());
        if (known == null) {
            written++;
            world.story.add("   " + command.key());
            switch (command) {
                case AsanaCommand asana -> carryOut(asana);
                case QboCommand quickbooks -> carryOut(quickbooks);
            }
        } else if (!known.equals(command.hash())) {
            overtaken.add(command.key().value());
        }
    }

    private void carryOut(AsanaCommand command) {
        switch (command) {
            case LinkProject link -> done(link, link.projectGid(), null);
            case RemoveTask _ -> throw new IllegalStateException("no planner decides that");
            case PutOption option -> {
                String gid = world.options.computeIfAbsent(option.source(), _ -> world.newId());
                done(option, gid, null);
            }
            case PutTask put -> putTask(put);
            case ShowPosting show -> show(show);
        }
    }

    private void putTask(PutTask put) {
        String gid = world.link(put.pair()).map(Link::asanaGid).orElse(null);
        if (gid == null) {
            String project = switch (put.home()) {
                case Home.InProject(var project1) -> project1;
                case Home.InDirectory(var directory) -> directory.name();
            };
            Task task = world.put(new Task(
                    world.newId(),
                    put.name(),
                    false,
                    false,
                    put.dueOn(),
                    world.tick(),
                    Set.of(project),
                    resolved(put.fields())));
            done(put, task.gid(), task.modifiedAt());
        } else if (world.task(gid).gone()) {
            gone(put, gid);
        } else {
            Task task = world.change(
                    gid,
                    old -> WorkFixtures.dueOn(WorkFixtures.named(write(old, put.fields()), put.name()), put.dueOn()));
            done(put, gid, task.modifiedAt());
        }
    }

    private void show(ShowPosting show) {
        if (world.task(show.taskGid()).gone()) {
            gone(show, show.taskGid());
            return;
        }
        Instant at = show.fields().isEmpty()
                ? world.task(show.taskGid()).modifiedAt()
                : world.change(show.taskGid(), old -> write(old, show.fields())).modifiedAt();
        if (show.comment() != null) {
            world.comments
                    .computeIfAbsent(show.taskGid(), _ -> new ArrayList<>())
                    .add(show.comment());
            world.change(show.taskGid(), old -> old);
        }
        done(show, show.taskGid(), at);
    }

    private Task write(Task task, Map<Field, FieldValue> values) {
        Task changed = task;
        for (Map.Entry<Field, FieldValue> value : resolved(values).entrySet()) {
            changed = WorkFixtures.with(changed, value.getKey(), value.getValue());
        }
        return changed;
    }

    private Map<Field, FieldValue> resolved(Map<Field, FieldValue> values) {
        Map<Field, FieldValue> resolved = new HashMap<>();
        values.forEach((field, value) -> resolved.put(
                field,
                value instanceof FieldValue.Entity(var ref)
                        ? Optional.ofNullable(world.options.get(ref))
                                .<FieldValue>map(gid -> new FieldValue.Option(gid, "written by name"))
                                .orElse(FieldValue.EMPTY)
                        : value));
        return resolved;
    }

    private void done(AsanaCommand command, String gid, @Nullable Instant at) {
        LinkFixtures.done(command, gid, at, world::link).forEach(world::put);
    }

    private void gone(AsanaCommand command, String gid) {
        Link link = LinkFixtures.done(command, gid, null, world::link).getFirst();
        world.put(LinkFixtures.in(Link.State.GONE, link));
    }

    private void carryOut(QboCommand command) {
        if (refusesOneOf > 0 && world.random.nextInt(refusesOneOf) == 0) {
            refusals.merge(command.taskGid(), 1, Integer::sum);
            world.put(LinkFixtures.refused(command, "The books are closed for November.", world::link));
            return;
        }
        switch (command) {
            case PostBill bill -> posted(command, bill(bill));
            case PostJournalEntry entry -> posted(command, entry(entry));
            case UpdateBill update -> update(update);
        }
    }

    /// As qbo-writer does it: on the bill as it is now.
    private void update(UpdateBill update) {
        Link item = world.link(update.pair()).orElseThrow();
        if (item.revision() != update.revision()) {
            return;
        }
        Obligation held =
                (Obligation) Objects.requireNonNull(world.books.get(new EntityRef(EntityType.BILL, update.billId())));
        Optional<Written> last = world.link(Pair.origin(held.ref())).flatMap(link -> Written.parse(link.agreedHash()));
        switch (Amendment.of(held, BillValues.of(update), update.version(), last)) {
            case Amendment.Equal _ ->
                LinkFixtures.updated(update, held, world::link).forEach(world::put);
            case Amendment.Merge _ -> {
                updated.merge(update.taskGid(), 1, Integer::sum);
                QboCommand.BillLine line = update.lines().getFirst();
                Obligation bill = new Obligation(
                        held.ref(),
                        held.version() + 1,
                        held.state(),
                        held.party(),
                        held.docNumber(),
                        held.bookDate(),
                        update.dueOn(),
                        update.departmentId(),
                        held.currency(),
                        line.amount(),
                        line.amount(),
                        held.note(),
                        List.of(new Obligation.Line(
                                line.amount(), line.accountId(), line.classId(), line.customerId())));
                world.put(bill);
                LinkFixtures.updated(update, bill, world::link).forEach(world::put);
            }
            case Amendment.Refused(var why, var _) ->
                world.put(LinkFixtures.refused(update, "Changed meanwhile: " + why + ".", world::link));
        }
    }

    private void posted(QboCommand command, QboEntity document) {
        posted.computeIfAbsent(command.taskGid(), _ -> new ArrayList<>()).add(document.ref());
        world.put(document);
        LinkFixtures.posted(command, document.ref(), document.label(), world::link).stream()
                .map(link -> document instanceof Obligation bill && link.pair().equals(Pair.origin(bill.ref()))
                        ? LinkFixtures.written(link, bill)
                        : link)
                .forEach(world::put);
    }

    private Obligation bill(PostBill bill) {
        QboCommand.BillLine line = bill.lines().getFirst();
        boolean drops = drops(bill, line.classId());
        return new Obligation(
                new EntityRef(EntityType.BILL, world.newId()),
                0,
                RecordState.ACTIVE,
                new EntityRef(EntityType.VENDOR, bill.vendorId()),
                null,
                bill.bookDate(),
                bill.dueOn(),
                bill.departmentId(),
                bill.currency(),
                line.amount(),
                line.amount(),
                line.description() + " " + Marker.of(bill.taskGid(), bill.key()).note(),
                List.of(new Obligation.Line(
                        line.amount(), line.accountId(), drops ? null : line.classId(), line.customerId())));
    }

    /// Whether QuickBooks drops the class this time.
    private boolean drops(QboCommand command, @Nullable String classId) {
        boolean drops = classId != null && world.random.nextInt(5) == 0;
        if (drops) {
            dropped.add(command.taskGid());
        }
        return drops;
    }

    private JournalEntry entry(PostJournalEntry entry) {
        Marker marker = Marker.of(entry.taskGid(), entry.key());
        boolean drops = drops(entry, entry.postings().getFirst().classId());
        return new JournalEntry(
                new EntityRef(EntityType.JOURNAL_ENTRY, world.newId()),
                0,
                RecordState.ACTIVE,
                marker.docNumber(),
                entry.bookDate(),
                entry.description() + " " + marker.note(),
                entry.postings().stream()
                        .map(posting -> drops
                                ? new Posting(
                                        posting.side(),
                                        posting.amount(),
                                        posting.accountId(),
                                        null,
                                        posting.departmentId(),
                                        posting.party())
                                : posting)
                        .toList());
    }
}
