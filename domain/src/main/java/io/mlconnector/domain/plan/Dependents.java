package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.Party;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.PostingStatus;
import io.mlconnector.domain.work.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who is concerned when a list entity changes its name or state, or first becomes known.
final class Dependents {
    private static final Set<FieldValue> UNDECIDED = Set.of(
            new FieldValue.Choice(PostingStatus.READY.displayName()),
            new FieldValue.Choice(PostingStatus.NEEDS_ATTENTION.displayName()));

    private Dependents() {}

    static void plan(Planning planning, EntityRef ref) {
        switch (ref.type()) {
            case VENDOR, CUSTOMER -> {
                documentsOf(planning, ref);
                projects(planning);
                readyTasks(planning, _ -> true);
            }
            case CLASS, DEPARTMENT, ACCOUNT -> {
                projects(planning);
                readyTasks(planning, _ -> true);
            }
            case TERM -> partiesWith(planning, ref);
            case BILL, INVOICE, JOURNAL_ENTRY, BILL_PAYMENT, PAYMENT -> {
                // Not chosen anywhere.
            }
        }
    }

    static void projects(Planning planning) {
        planning.linked().forEach(centre -> ProjectPlanner.plan(planning, centre.projectGid()));
    }

    /// Items that a person has set to Ready and that are not done yet, and posted ones that were changed since: what is
    /// said of the change depends on the records that it names.
    static void readyTasks(Planning planning, Predicate<Task> which) {
        planning.view().listTasks().stream()
                .filter(task -> !task.gone())
                .filter(which)
                .filter(task -> UNDECIDED.contains(task.field(Field.POSTING)) || isChanged(planning.view(), task))
                .forEach(task -> CostItemPlanner.plan(planning, task.gid()));
    }

    private static boolean isChanged(ConnectionView view, Task task) {
        return task.field(Field.POSTING) instanceof FieldValue.Choice
                && view.findLink(Pair.costItem(task.gid()))
                        .filter(item -> item.state() == Link.State.AGREED)
                        .filter(item -> CostValues.of(view, task)
                                .fingerprint()
                                .filter(entered -> Cost.isOf(item.agreedHash(), entered))
                                .isEmpty())
                        .isPresent();
    }

    /// Tasks and projects on which a person chose an option before its link was known.
    static void ofOption(Planning planning, String optionGid) {
        projects(planning);
        List<CostCentre> concerned = planning.linked().stream()
                .filter(centre -> planning.view()
                        .findProject(centre.projectGid())
                        .filter(project -> project.fields().values().stream().anyMatch(value -> is(value, optionGid)))
                        .isPresent())
                .toList();
        readyTasks(
                planning,
                task -> task.fields().values().stream().anyMatch(value -> is(value, optionGid))
                        || concerned.stream().anyMatch(centre -> task.projects().contains(centre.projectGid())));
    }

    private static boolean is(FieldValue value, String optionGid) {
        return value instanceof FieldValue.Option(var gid, var _) && gid.equals(optionGid);
    }

    private static void documentsOf(Planning planning, EntityRef party) {
        EntityType type = party.type() == EntityType.CUSTOMER ? EntityType.INVOICE : EntityType.BILL;
        planning.view().listEntities(type).stream()
                .filter(document -> document instanceof Obligation obligation
                        && obligation.party().equals(party))
                .forEach(document -> ObligationPlanner.plan(planning, document));
    }

    private static void partiesWith(Planning planning, EntityRef term) {
        Stream.of(EntityType.VENDOR, EntityType.CUSTOMER)
                .flatMap(type -> planning.view().listEntities(type).stream())
                .filter(entity -> entity instanceof Party party
                        && Optional.ofNullable(party.termId())
                                .filter(term.id()::equals)
                                .isPresent())
                .forEach(entity -> PartyPlanner.plan(planning, entity.ref()));
    }
}
