package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.command.AsanaCommand.Home;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the task of a new bill or invoice is created: in the linked project that its class, else its department, else
/// its customer points to; where several do, in the oldest of them; else in the directory.
final class Homes {
    private Homes() {}

    /// Empty while the project's fields are not in place: Asana would refuse the task.
    static Optional<Home> of(Planning planning, Obligation obligation) {
        for (List<EntityRef> pointers : pointers(obligation)) {
            for (CostCentre project : planning.linked()) {
                if (pointers.stream().noneMatch(project::standsFor)) {
                    continue;
                }
                Optional<Link> ready = planning.view().findLink(Pair.project(project.projectGid()));
                if (Agreement.isAgreed(ready)) {
                    return Optional.of(new Home.InProject(project.projectGid()));
                }
                if (ready.isEmpty()) {
                    planning.find(
                            "quickbooks/" + obligation.ref(),
                            "waiting",
                            "Its task will be created when the project " + project.projectName()
                                    + " has the connector's fields.");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Home.InDirectory(Mirror.directory(obligation)));
    }

    private static List<List<EntityRef>> pointers(Obligation obligation) {
        List<EntityRef> customers = new ArrayList<>(refs(
                EntityType.CUSTOMER,
                obligation.lines().stream().map(Obligation.Line::customerId).toList()));
        if (obligation.party().type() == EntityType.CUSTOMER) {
            customers.add(obligation.party());
        }
        return List.of(
                refs(
                        EntityType.CLASS,
                        obligation.lines().stream()
                                .map(Obligation.Line::classId)
                                .toList()),
                obligation.departmentId() == null
                        ? List.of()
                        : List.of(new EntityRef(EntityType.DEPARTMENT, obligation.departmentId())),
                customers);
    }

    private static List<EntityRef> refs(EntityType type, List<? extends @Nullable String> ids) {
        return ids.stream()
                .filter(Objects::nonNull)
                .map(id -> new EntityRef(type, id))
                .toList();
    }
}
