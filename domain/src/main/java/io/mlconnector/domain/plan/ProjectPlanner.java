package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.Obligation;
import io.mlconnector.domain.accounting.RecordState;
import io.mlconnector.domain.command.AsanaCommand.LinkProject;
import io.mlconnector.domain.command.Basis;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.link.Pair;
import io.mlconnector.domain.work.Field;
import java.util.Optional;

/// Linked projects get the connector's fields and are listened to.
final class ProjectPlanner {
    private ProjectPlanner() {}

    static void plan(Planning planning, String gid) {
        ConnectionView view = planning.view();
        if (!LinkedProjects.isLinked(view, gid)) {
            return;
        }
        String pair = Pair.project(gid);
        Optional<Link> link = view.findLink(pair);
        // Of the fields, so that a version with another field puts it on the projects that are linked already.
        String hash = Hashes.of("project", Field.OF_LINKED_PROJECT);
        if (Agreement.needsWrite(link, hash)) {
            planning.add(new LinkProject(
                    pair,
                    planning.nextKey(pair, "link", link, hash),
                    hash,
                    new Basis("asana/Project/" + gid, Hashes.brief(hash)),
                    gid));
        }
        tellWhatIsUnclear(planning, planning.centre(gid));
    }

    /// Bills and invoices that have no task yet may have waited for this project.
    static void planHomeless(Planning planning) {
        ObligationPlanner.documents(planning.view())
                .filter(document -> document instanceof Obligation && document.state() == RecordState.ACTIVE)
                .filter(document ->
                        planning.view().findLink(Pair.mirror(document.ref())).isEmpty())
                .filter(document -> !(Origin.of(planning.view(), document) instanceof Origin.CostItem))
                .forEach(document -> ObligationPlanner.plan(planning, document));
    }

    private static void tellWhatIsUnclear(Planning planning, CostCentre centre) {
        String record = "asana/Project/" + centre.projectGid();
        if (centre.isEmpty()) {
            planning.find(
                    record,
                    "no-cost-centre",
                    "The project " + centre.projectName() + " names no class, department or customer.");
        }
        tellUnknown(planning, record, centre, "class", centre.className());
        tellUnknown(planning, record, centre, "department", centre.department());
        tellUnknown(planning, record, centre, "customer", centre.customer());
    }

    private static void tellUnknown(Planning planning, String record, CostCentre centre, String what, Chosen chosen) {
        if (chosen instanceof Chosen.Unknown unknown) {
            planning.find(record, "unknown-" + what, Sentences.unknownInProject(centre, what, unknown));
        }
    }
}
