package io.mlconnector.domain.simulation;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.fixtures.BooksFixtures;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostAs;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What people do in both systems, in any order, sensible or not.
final class People {
    static final String BY_FIELDS = "101";
    static final String BY_FILE = "102";

    private final World world;

    /// How often somebody changed a task, by gid.
    final Map<String, Integer> edits = new LinkedHashMap<>();

    /// Bills that the accountant gave another amount.
    final Set<EntityRef> changedThere = new HashSet<>();

    /// How often something changed that tasks refer to.
    int references;

    People(World world) {
        this.world = world;
    }

    void act() {
        switch (world.random.nextInt(23)) {
            case 0, 1, 2, 3 -> enterCost();
            case 4, 5, 6 -> anyTask().ifPresent(task -> set(task, PostingStatus.READY));
            case 7 -> anyTask().ifPresent(task -> edit(task, old -> WorkFixtures.withAmount(old, amount())));
            case 8 -> anyTask().ifPresent(task -> edit(task, old -> WorkFixtures.with(old, Field.AMOUNT, wrong())));
            case 9 -> anyTask().ifPresent(task -> edit(task, old -> WorkFixtures.with(old, Field.VENDOR, vendor())));
            case 10 -> anyTask().ifPresent(task -> set(task, anyStatus()));
            case 11 -> anyBill().ifPresent(this::pay);
            case 12 -> anyBill().ifPresent(this::copy);
            case 13 ->
                world.put(BooksFixtures.bill(
                        world.newId(),
                        amount(),
                        amount(),
                        RecordState.ACTIVE,
                        null,
                        world.random.nextBoolean() ? "5" : "6"));
            case 14 -> anyBill().ifPresent(bill -> put(bill, bill.balance(), RecordState.DELETED));
            case 15 -> rename();
            case 16 -> anyTask().ifPresent(task -> world.change(task.gid(), WorkFixtures::gone));
            case 17 -> anyTask().ifPresent(task -> edit(task, old -> WorkFixtures.in(old, BY_FIELDS, BY_FILE)));
            case 18 -> anyTask().ifPresent(task -> edit(task, old -> WorkFixtures.in(old, BY_FIELDS)));
            case 19, 20 -> anyTask().ifPresent(this::correct);
            case 21 -> anyBill().ifPresent(this::changeThere);
            default -> giveProjectItsClass();
        }
    }

    void giveProjectItsClass() {
        references++;
        FieldValue className = option(BooksFixtures.ref(EntityType.CLASS, "5"));
        world.put(new Project(
                BY_FIELDS,
                "Harbour",
                true,
                className.equals(FieldValue.EMPTY) ? Map.of() : Map.of(Field.CLASS, className)));
    }

    private void enterCost() {
        String gid = world.newId();
        edits.merge(gid, 1, Integer::sum);
        Task task = new Task(
                gid,
                "Cost " + gid,
                false,
                false,
                world.random.nextInt(8) == 0 ? null : BooksFixtures.DUE,
                world.tick(),
                Set.of(world.random.nextBoolean() ? BY_FIELDS : BY_FILE),
                Map.of());
        task = WorkFixtures.with(task, Field.VENDOR, vendor());
        task = WorkFixtures.with(task, Field.ACCOUNT, option(BooksFixtures.ref(EntityType.ACCOUNT, "7")));
        task = WorkFixtures.withAmount(task, amount());
        if (world.random.nextInt(4) == 0) {
            task = WorkFixtures.with(task, Field.POST_AS, new FieldValue.Choice(PostAs.JOURNAL_ENTRY.displayName()));
        }
        world.put(world.random.nextBoolean() ? WorkFixtures.with(task, PostingStatus.READY) : task);
    }

    /// Somebody repairs a cost item and sets it to Ready.
    void repair(Task task) {
        edit(task, old -> {
            Task right = WorkFixtures.in(WorkFixtures.dueOn(old, BooksFixtures.DUE), BY_FILE);
            right = WorkFixtures.with(right, Field.VENDOR, option(BooksFixtures.ref(EntityType.VENDOR, "57")));
            right = WorkFixtures.with(right, Field.ACCOUNT, option(BooksFixtures.ref(EntityType.ACCOUNT, "7")));
            return WorkFixtures.with(WorkFixtures.withAmount(right, "10"), PostingStatus.READY);
        });
    }

    /// Another amount, approved at once.
    void correct(Task task) {
        edit(task, old -> WorkFixtures.with(WorkFixtures.withAmount(old, amount()), PostingStatus.READY));
    }

    /// The accountant gives an unpaid bill another amount.
    private void changeThere(Obligation bill) {
        if (bill.balance().compareTo(bill.total()) == 0) {
            BigDecimal amount = new BigDecimal(amount());
            changedThere.add(bill.ref());
            world.put(new Obligation(
                    bill.ref(),
                    bill.version() + 1,
                    bill.state(),
                    bill.party(),
                    bill.docNumber(),
                    bill.bookDate(),
                    bill.dueOn(),
                    bill.departmentId(),
                    bill.currency(),
                    amount,
                    amount,
                    bill.note(),
                    List.of(new Obligation.Line(
                            amount, "7", bill.lines().getFirst().classId(), null))));
        }
    }

    private void set(Task task, PostingStatus posting) {
        edit(task, old -> WorkFixtures.with(old, posting));
    }

    private void edit(Task task, UnaryOperator<Task> change) {
        edits.merge(task.gid(), 1, Integer::sum);
        Task changed = world.change(task.gid(), change);
        world.story.add("EDIT " + changed.gid() + " " + changed.modifiedAt() + " " + changed.field(Field.POSTING));
    }

    private void pay(Obligation bill) {
        boolean half = world.random.nextBoolean() && bill.total().compareTo(BigDecimal.ONE) > 0;
        put(bill, half ? BigDecimal.ONE : BigDecimal.ZERO, RecordState.ACTIVE);
    }

    private void copy(Obligation bill) {
        world.put(BooksFixtures.bill(
                world.newId(),
                bill.total().toPlainString(),
                bill.total().toPlainString(),
                RecordState.ACTIVE,
                bill.note(),
                "5"));
    }

    private void put(Obligation bill, BigDecimal balance, RecordState state) {
        world.put(new Obligation(
                bill.ref(),
                bill.version() + 1,
                state,
                bill.party(),
                bill.docNumber(),
                bill.bookDate(),
                bill.dueOn(),
                bill.departmentId(),
                bill.currency(),
                bill.total(),
                balance,
                bill.note(),
                bill.lines()));
    }

    private void rename() {
        references++;
        boolean active = world.random.nextBoolean();
        String name = "Larkspur " + world.random.nextInt(3);
        world.put(BooksFixtures.vendor(
                "56", active ? name : name + " (deleted)", active ? RecordState.ACTIVE : RecordState.INACTIVE));
    }

    private Optional<Task> anyTask() {
        return any(world.tasks.values().stream().filter(task -> !task.gone()).toList());
    }

    private Optional<Obligation> anyBill() {
        return any(world.books.values().stream()
                        .filter(entity ->
                                entity.ref().type() == EntityType.BILL && entity.state() == RecordState.ACTIVE)
                        .toList())
                .map(entity -> (Obligation) entity);
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(world.random.nextInt(all.size())));
    }

    private FieldValue vendor() {
        return switch (world.random.nextInt(6)) {
            case 0 -> FieldValue.EMPTY;
            case 1 -> new FieldValue.Option("9999", "Made by hand");
            case 2 -> option(BooksFixtures.ref(EntityType.VENDOR, "57"));
            default -> option(BooksFixtures.ref(EntityType.VENDOR, "56"));
        };
    }

    private FieldValue option(EntityRef ref) {
        String gid = world.options.get(ref);
        QboEntity entity = world.books.get(ref);
        return gid == null || entity == null ? FieldValue.EMPTY : new FieldValue.Option(gid, entity.label());
    }

    private String amount() {
        return String.valueOf(1 + world.random.nextInt(500));
    }

    private FieldValue wrong() {
        return world.random.nextBoolean()
                ? FieldValue.EMPTY
                : new FieldValue.Amount(new BigDecimal(world.random.nextBoolean() ? "-3" : "1.234"));
    }

    private PostingStatus anyStatus() {
        return List.of(PostingStatus.values()).get(world.random.nextInt(PostingStatus.values().length));
    }
}
