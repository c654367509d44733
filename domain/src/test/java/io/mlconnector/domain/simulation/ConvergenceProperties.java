package io.mlconnector.domain.simulation;

import static io.mlconnector.domain.fixtures.BooksFixtures.account;
import static io.mlconnector.domain.fixtures.BooksFixtures.item;
import static io.mlconnector.domain.fixtures.BooksFixtures.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.JournalEntry;
import io.mlconnector.domain.accounting.ListItem;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.Marker;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.plan.Plan;
import io.mlconnector.domain.plan.Trigger;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Task;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/// People, writers and records in any order: it ends, each cost is posted once, each thing is told once, and both
/// systems show the same.
class ConvergenceProperties {
    private static final Set<String> ANSWERS =
            Set.of("Posted", "Part paid", "Paid", "Voided", "Deleted", "Needs attention");

    private static final List<String> NOT_CARRIED_OVER =
            List.of("which still has the earlier values", "was not changed", "stays as it is", "are not carried over");

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void endsWellWhateverTheOrder(@ForAll long seed) {
        World world = new World(seed);
        People people = new People(world);
        start(world, people);

        for (int i = 0; i < 160; i++) {
            if (world.random.nextInt(4) == 0) {
                people.act();
            }
            world.step();
        }
        world.runToQuiet();
        check(world, people);

        costs(world, people).filter(task -> isPosted(world, task)).forEach(task -> {
            people.correct(task);
            world.step();
        });
        world.runToQuiet();
        check(world, people);

        count(world);
        world.writers.refusesOneOf = 0;
        List<Task> unposted =
                costs(world, people).filter(task -> !isPosted(world, task)).toList();
        unposted.forEach(people::repair);
        world.runToQuiet();
        assertThat(unposted).allMatch(task -> isPosted(world, task));
        check(world, people);
    }

    /// A simulation in which nothing happens proves nothing.
    private static void count(World world) {
        List<String> comments =
                world.comments.values().stream().flatMap(List::stream).toList();
        happens("posted", comments.stream().anyMatch(text -> text.startsWith("Posted as bill")));
        happens("entry", comments.stream().anyMatch(text -> text.startsWith("Posted as journal")));
        happens("overtaken", !world.writers.overtaken.isEmpty());
        happens("refused", !world.writers.refusals.isEmpty());
        happens("updated", comments.stream().anyMatch(text -> text.contains(" updated: amount ")));
        happens("conflict", comments.stream().anyMatch(text -> text.contains("It was changed in QuickBooks")));
        happens("paid already", comments.stream().anyMatch(text -> text.contains("It is paid, in part or in full")));
        happens("stays", comments.stream().anyMatch(text -> text.startsWith("This cost is posted already")));
        happens("dropped", comments.stream().anyMatch(text -> text.startsWith("QuickBooks did not keep")));
        happens("invalid", comments.stream().anyMatch(text -> text.contains("There is no amount")));
        happens("mirror", comments.stream().anyMatch(text -> text.startsWith("Not posted. This task shows bill")));
        happens("copy", world.view.listEntities(EntityType.BILL).stream().anyMatch(bill -> isCopy(world, bill)));
        happens(
                "paid",
                world.tasks.values().stream()
                        .anyMatch(task -> task.field(Field.POSTING).equals(new FieldValue.Choice("Paid"))));
    }

    private static void happens(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
    }

    private static boolean isCopy(World world, QboEntity bill) {
        return Marker.find(((Obligation) bill).note()).isPresent()
                && world.writers.posted.values().stream().noneMatch(documents -> documents.contains(bill.ref()));
    }

    private static void start(World world, People people) {
        world.view.with(new Mapping(
                ZoneId.of("Europe/Berlin"),
                null,
                List.of(new Mapping.LinkedProject(People.BY_FILE, "Film:Harbour", "North", null))));
        world.put(vendor("56", "Larkspur 0"));
        world.put(vendor("57", "Blue Gravel"));
        world.put(account("7", "Meals", "Expense"));
        world.put(account("33", "Payables", ListItem.ACCOUNTS_PAYABLE));
        world.put(item(EntityType.CLASS, "5", "Film:Harbour"));
        world.put(item(EntityType.DEPARTMENT, "2", "North"));
        people.giveProjectItsClass();
        world.plan(new Trigger.RulesChanged());
        for (int i = 0; i < 30; i++) {
            world.step();
        }
    }

    private static void check(World world, People people) {
        plansNothingMore(world);
        assertThat(world.writers.overtaken)
                .as("only what may be changed while it is on its way comes again with other values")
                .allMatch(operation -> operation.contains("/post/"));
        world.writers.posted.forEach((task, documents) ->
                assertThat(documents).as("documents of task %s", task).hasSize(1));
        costs(world, people).forEach(task -> checkCost(world, people, task));
        world.books.values().stream()
                .filter(entity -> entity.ref().type() == EntityType.BILL)
                .forEach(bill -> checkBill(world, (Obligation) bill));
    }

    private static void plansNothingMore(World world) {
        Plan all = world.plan(new Trigger.RulesChanged());
        assertThat(all.commands()).as("when all is quiet").isEmpty();
        world.tasks
                .keySet()
                .forEach(gid -> assertThat(
                                world.plan(new Trigger.TaskChanged(gid)).commands())
                        .isEmpty());
        world.links
                .keySet()
                .forEach(pair -> assertThat(
                                world.plan(new Trigger.LinkChanged(pair)).commands())
                        .isEmpty());
        world.books
                .keySet()
                .forEach(ref -> assertThat(
                                world.plan(new Trigger.EntityChanged(ref)).commands())
                        .isEmpty());
    }

    private static void checkCost(World world, People people, Task task) {
        String gid = task.gid();
        List<String> comments = world.comments.getOrDefault(gid, List.of());
        String posting = task.field(Field.POSTING) instanceof FieldValue.Choice(var name) ? name : "";
        assertThat(posting).as("task %s is answered", gid).isNotEqualTo("Ready");
        assertThat(comments.stream().filter(text -> text.contains("books are closed")))
                .as("refusals of task %s are told once each", gid)
                .hasSize(world.writers.refusals.getOrDefault(gid, 0));
        assertThat(comments.stream().filter(text -> text.startsWith("Posted as")))
                .as("task %s is told once that it is posted", gid)
                .hasSize(isPosted(world, task) ? 1 : 0);
        assertThat(comments.stream()
                        .filter(text -> text.startsWith("Not posted") && !text.contains("closed"))
                        .count())
                .as("task %s is told no more often than somebody changed something: %s", gid, comments)
                .isLessThanOrEqualTo(people.edits.getOrDefault(gid, 0) + people.references);
        assertThat(comments.stream()
                        .filter(text -> text.startsWith("This cost is posted already"))
                        .count())
                .isLessThanOrEqualTo(people.edits.getOrDefault(gid, 0));
        List<String> drops = comments.stream()
                .filter(text -> text.startsWith("QuickBooks did not keep"))
                .toList();
        assertThat(drops)
                .as("what QuickBooks dropped of task %s is told once", gid)
                .hasSizeLessThanOrEqualTo(world.writers.dropped.contains(gid) ? 1 : 0)
                .allMatch(text -> text.contains("without the class") && !text.contains("amount"));
        if (isPosted(world, task)) {
            checkPosted(world, task, posting);
            checkAmount(world, people, task);
        }
    }

    private static void checkPosted(World world, Task task, String posting) {
        QboEntity document = Objects.requireNonNull(world.books.get(
                Objects.requireNonNull(world.writers.posted.get(task.gid())).getFirst()));
        assertThat(ANSWERS).contains(posting);
        assertThat(task.field(Field.QUICKBOOKS_ID))
                .isEqualTo(new FieldValue.Text(document.ref().id()));
        String expected = switch (document) {
            case Obligation bill when bill.state() == RecordState.DELETED -> "Deleted";
            case Obligation bill when bill.isPaid() -> "Paid";
            case Obligation bill when bill.isPartPaid() -> "Part paid";
            default -> "Posted";
        };
        boolean changeRefused = world.link(Pair.update(task.gid()))
                .filter(link -> link.state() == Link.State.REJECTED)
                .isPresent();
        assertThat(posting).isIn(changeRefused ? List.of(expected, "Needs attention") : List.of(expected));
        if (document instanceof Obligation bill) {
            assertThat(task.field(Field.BALANCE)).isEqualTo(new FieldValue.Amount(bill.balance()));
        }
        assertThat(document instanceof JournalEntry || document instanceof Obligation)
                .isTrue();
    }

    /// Whenever a cost was changed, before its posting, while that was on its way or after it: the bill has the amount,
    /// or the task says that it has not.
    private static void checkAmount(World world, People people, Task task) {
        QboEntity document = world.books.get(
                Objects.requireNonNull(world.writers.posted.get(task.gid())).getFirst());
        boolean complete = task.dueOn() != null
                && task.field(Field.VENDOR) instanceof FieldValue.Option(var gid, var _)
                && world.options.containsValue(gid);
        if (complete
                && document instanceof Obligation bill
                && !people.changedThere.contains(bill.ref())
                && task.field(Field.AMOUNT) instanceof FieldValue.Amount(var entered)
                && entered.compareTo(bill.total()) != 0) {
            assertThat(world.comments.getOrDefault(task.gid(), List.of()))
                    .as("%s has %s, task %s says %s", bill.ref(), bill.total(), task.gid(), entered)
                    .anyMatch(text -> NOT_CARRIED_OVER.stream().anyMatch(text::contains));
        }
    }

    private static void checkBill(World world, Obligation bill) {
        boolean ours = world.writers.posted.values().stream().anyMatch(documents -> documents.contains(bill.ref()));
        List<Task> mirrors = world.tasks.values().stream()
                .filter(task -> world.link(Pair.mirror(bill.ref()))
                        .map(Link::asanaGid)
                        .filter(task.gid()::equals)
                        .isPresent())
                .toList();
        if (ours) {
            assertThat(mirrors).as("%s has no task of its own", bill.ref()).isEmpty();
        } else if (bill.state() == RecordState.ACTIVE) {
            assertThat(mirrors)
                    .as("%s %s", bill.ref(), Marker.find(bill.note()))
                    .hasSize(1);
            assertThat(mirrors.getFirst().gone()
                            || mirrors.getFirst().field(Field.BALANCE).equals(new FieldValue.Amount(bill.balance())))
                    .isTrue();
        }
        assertThat(mirrors).noneMatch(task -> world.writers.posted.containsKey(task.gid()));
    }

    private static Stream<Task> costs(World world, People people) {
        return world.tasks.values().stream()
                .filter(task -> task.name().startsWith("Cost ") && people.edits.containsKey(task.gid()))
                .filter(task -> !task.gone());
    }

    private static boolean isPosted(World world, Task task) {
        return world.writers.posted.containsKey(task.gid());
    }
}
