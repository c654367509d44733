package io.mlconnector.domain.plan;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Field;
import io.mlconnector.domain.work.FieldValue;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A linked project and what it stands for in QuickBooks. The mapping file goes before the project's own fields.
record CostCentre(String projectGid, String projectName, Chosen className, Chosen department, Chosen customer) {

    static CostCentre of(Planning planning, String projectGid) {
        ConnectionView view = planning.view();
        Optional<Project> project = view.findProject(projectGid);
        Optional<Mapping.LinkedProject> file = LinkedProjects.inFile(view, projectGid);
        return new CostCentre(
                projectGid,
                LinkedProjects.name(view, projectGid),
                chosen(view, file.map(Mapping.LinkedProject::className).orElse(null), project, Field.CLASS),
                chosen(view, file.map(Mapping.LinkedProject::departmentName).orElse(null), project, Field.DEPARTMENT),
                chosen(view, file.map(Mapping.LinkedProject::customerName).orElse(null), project, Field.CUSTOMER));
    }

    /// The linked projects that a task is in, in the order in which they are preferred; a cost item is in one.
    static List<CostCentre> bearing(Planning planning, Task task) {
        return task.projects().stream()
                .filter(gid -> LinkedProjects.isLinked(planning.view(), gid))
                .sorted(LinkedProjects.BY_AGE)
                .map(planning::centre)
                .toList();
    }

    private static Chosen chosen(ConnectionView view, @Nullable String named, Optional<Project> project, Field field) {
        EntityType type = field.entity().orElseThrow();
        Chosen byName = Chosen.byName(view, named, type);
        return byName instanceof Chosen.Nothing
                ? Chosen.inField(view, project.map(known -> known.field(field)).orElse(FieldValue.EMPTY), type)
                : byName;
    }

    boolean isEmpty() {
        return className instanceof Chosen.Nothing
                && department instanceof Chosen.Nothing
                && customer instanceof Chosen.Nothing;
    }

    boolean standsFor(EntityRef ref) {
        return className.is(ref) || department.is(ref) || customer.is(ref);
    }
}
