package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.accounting.Settlement;
import io.mlconnector.domain.link.Link;
import java.util.List;
import java.util.Optional;

/// The table of contents of all decisions. Level-triggered: compares what should be with what both sides last agreed
/// on, so that a repeated, late or reordered change plans nothing new.
///
/// | what | where |
/// |---|---|
/// | choices of fields | [OptionPlanner] |
/// | vendors and customers in their directories | [PartyPlanner], [Mirror] |
/// | bills and invoices as tasks; whose is a document | [ObligationPlanner], [Homes], [Origin] |
/// | linked projects and what they stand for | [ProjectPlanner], [CostCentre], [Chosen] |
/// | cost items: when they are posted | [CostItemPlanner], [CostItemCheck], [PostingDraft] |
/// | cost items: what QuickBooks refused | [RefusedItem], [References], [Retries] |
/// | cost items: what they show and tell | [PostedItem], [Dropped], [CostItemShow], [ShownPosting], [Comments] |
/// | who else is concerned by a change | [Dependents] |
public final class SyncPlanner {
    private SyncPlanner() {}

    /// Pure: the same state gives the same plan.
    public static Plan plan(Trigger trigger, ConnectionView view) {
        Planning planning = new Planning(view);
        switch (trigger) {
            case Trigger.EntityChanged(var ref) -> entity(planning, ref);
            case Trigger.TaskChanged(var gid) -> CostItemPlanner.plan(planning, gid);
            case Trigger.ProjectChanged(var gid) -> project(planning, gid);
            case Trigger.LinkChanged(var pair) -> link(planning, pair);
            case Trigger.RetriesDue(var firstOf) -> firstOf.forEach(gids -> retryFirst(planning, gids));
            case Trigger.RulesChanged _ -> everything(planning);
        }
        return planning.plan();
    }

    private static void retryFirst(Planning planning, List<String> gids) {
        for (String gid : gids) {
            planning.retryDue(gid);
            CostItemPlanner.plan(planning, gid);
            if (planning.isPosting(gid)) {
                return;
            }
        }
    }

    private static void entity(Planning planning, EntityRef ref) {
        switch (ref.type()) {
            case VENDOR, CUSTOMER, CLASS, DEPARTMENT, ACCOUNT, TERM ->
                planning.view().findEntity(ref).ifPresent(entity -> listEntity(planning, entity));
            case BILL, INVOICE, JOURNAL_ENTRY -> ObligationPlanner.plan(planning, ref);
            case BILL_PAYMENT, PAYMENT ->
                planning.view().findEntity(ref).ifPresent(entity -> {
                    if (entity instanceof Settlement settlement) {
                        settlement.settles().forEach(settled -> ObligationPlanner.plan(planning, settled));
                    }
                });
        }
    }

    private static void listEntity(Planning planning, QboEntity entity) {
        EntityRef ref = entity.ref();
        boolean concernsOthers = !OptionPlanner.isSettled(planning.view(), entity);
        OptionPlanner.plan(planning, ref);
        PartyPlanner.plan(planning, ref);
        if (concernsOthers) {
            Dependents.plan(planning, ref);
        }
        if (entity.state() != RecordState.ACTIVE) {
            OptionPlanner.planWaiting(planning, ref.type());
        }
    }

    private static void project(Planning planning, String gid) {
        ProjectPlanner.plan(planning, gid);
        ProjectPlanner.planHomeless(planning);
        Dependents.readyTasks(planning, task -> task.projects().contains(gid));
    }

    private static void link(Planning planning, String pair) {
        String[] parts = pair.split("/", -1);
        if (parts.length < 2) {
            return;
        }
        switch (parts[0]) {
            case "CostItem" -> {
                CostItemPlanner.plan(planning, parts[1]);
                if (parts.length == 2) {
                    ObligationPlanner.planCopies(planning, parts[1]);
                }
            }
            case "Project" -> {
                ProjectPlanner.plan(planning, parts[1]);
                ProjectPlanner.planHomeless(planning);
            }
            case "Option" -> {
                if (isFirst(planning, pair)) {
                    Dependents.ofOption(planning, parts[1]);
                }
            }
            default ->
                EntityRef.parse(parts[0] + "/" + parts[1])
                        .ifPresent(ref -> ofEntity(planning, ref, parts.length > 2 ? parts[2] : ""));
        }
    }

    private static void ofEntity(Planning planning, EntityRef ref, String what) {
        switch (what) {
            case "option" -> {
                OptionPlanner.plan(planning, ref);
                // Written meanwhile as it no longer is: who looked at that looks again.
                planning.view()
                        .findEntity(ref)
                        .filter(entity -> !OptionPlanner.isSettled(planning.view(), entity))
                        .ifPresent(_ -> Dependents.plan(planning, ref));
            }
            case "origin" -> ObligationPlanner.plan(planning, ref);
            default -> {
                PartyPlanner.plan(planning, ref);
                ObligationPlanner.plan(planning, ref);
            }
        }
    }

    private static boolean isFirst(Planning planning, String pair) {
        Optional<Link> link = planning.view().findLink(pair);
        return link.isPresent() && link.get().revision() <= 1;
    }

    private static void everything(Planning planning) {
        ConnectionView view = planning.view();
        Dependents.projects(planning);
        for (EntityType type : EntityType.values()) {
            if (type.isList()) {
                view.listEntities(type).forEach(entity -> {
                    OptionPlanner.plan(planning, entity.ref());
                    PartyPlanner.plan(planning, entity.ref());
                });
            }
        }
        ObligationPlanner.documents(view).forEach(document -> ObligationPlanner.plan(planning, document));
        view.listTasks().forEach(task -> CostItemPlanner.plan(planning, task.gid()));
    }
}
