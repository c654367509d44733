package io.mlconnector.sandbox.asana.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Projects;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Sections;
import io.mlconnector.sandbox.asana.model.Tasks;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.http.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Makes projects and tasks as a person would, by the rules of the API.
final class Planner {
    private final Work work;

    Planner(Work work) {
        this.work = work;
    }

    /// A project and its sections.
    record Board(Resource project, List<Resource> sections) {}

    Board board(String name, String notes, List<String> sections) {
        Resource project = Projects.create(
                work,
                Json.object()
                        .put("workspace", work.workspace().gid())
                        .put("name", name)
                        .put("notes", notes));
        List<Resource> made = new ArrayList<>();
        // A new project has a section already.
        Resource first = Sections.of(work.resources(), project.gid()).getFirst();
        made.add(Sections.rename(work, first, Json.object().put("name", sections.getFirst())));
        for (String section : sections.subList(1, sections.size())) {
            made.add(Sections.add(work, project, Json.object().put("name", section)));
        }
        return new Board(project, made);
    }

    Resource task(Board board, int section, ObjectNode data) {
        data.withArrayProperty("memberships")
                .addObject()
                .put("project", board.project().gid())
                .put("section", board.sections().get(section).gid());
        return Tasks.create(work, data);
    }

    Resource subtask(Resource parent, ObjectNode data) {
        return Tasks.create(work, data.put("parent", parent.gid()));
    }

    /// @param days negative for the past
    String day(int days) {
        return LocalDate.ofInstant(work.now(), ZoneOffset.UTC).plusDays(days).toString();
    }
}
