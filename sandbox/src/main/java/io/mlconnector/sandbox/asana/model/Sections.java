package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sections of projects, in the order that people gave them.
public final class Sections {
    private static final String RANK = "rank";

    private Sections() {}

    public static List<Resource> of(Resources resources, String projectGid) {
        return resources.under(IndexKeys.sectionsOf(projectGid)).stream()
                .sorted(Comparator.comparingInt(section -> section.get(RANK).asInt(0)))
                .toList();
    }

    public static Resource add(Work work, Resource project, ObjectNode data) {
        Input input = new Input(data);
        Resource section = create(work, project, input.text("name"));
        String before = input.findGid("insert_before");
        String after = input.findGid("insert_after");
        if (before != null || after != null) {
            move(work, project, section, new Neighbour(before, after, "insert_"));
        }
        work.added(section, project);
        return work.resources().get(section.gid());
    }

    /// At the end.
    static Resource create(Work work, Resource project, String name) {
        int last = of(work.resources(), project.gid()).stream()
                .mapToInt(section -> section.get(RANK).asInt(0))
                .max()
                .orElse(0);
        return work.resources()
                .create(
                        Type.SECTION,
                        state -> state.put("name", name)
                                .put("project", project.gid())
                                .put("created_at", work.time())
                                .put(RANK, last + 1));
    }

    /// @param data `section`, and `before_section` or `after_section`
    public static void insert(Work work, Resource project, ObjectNode data) {
        Input input = new Input(data);
        Resource section = in(work, project, "section", input.gid("section"));
        Neighbour neighbour = new Neighbour(input.findGid("before_section"), input.findGid("after_section"), "");
        if ((neighbour.before() == null) == (neighbour.after() == null)) {
            throw Refusal.badRequest("You must specify exactly one of before_section or after_section");
        }
        move(work, project, section, neighbour);
    }

    private record Neighbour(
            @Nullable String before, @Nullable String after, String prefix) {}

    private static void move(Work work, Resource project, Resource section, Neighbour neighbour) {
        List<Resource> order = new ArrayList<>(of(work.resources(), project.gid()));
        order.removeIf(each -> each.gid().equals(section.gid()));
        boolean after = neighbour.before() == null;
        String gid = after ? neighbour.after() : neighbour.before();
        Resource other = in(
                work,
                project,
                neighbour.prefix().isEmpty() ? "section" : neighbour.prefix() + (after ? "after" : "before"),
                gid == null ? "" : gid);
        int place = order.indexOf(other);
        if (place < 0) {
            throw Refusal.badRequest("section: A section cannot be beside itself");
        }
        order.add(after ? place + 1 : place, section);
        for (int i = 0; i < order.size(); i++) {
            int rank = i + 1;
            work.resources().save(order.get(i).with(state -> state.put(RANK, rank)));
        }
    }

    private static Resource in(Work work, Resource project, String field, String gid) {
        Resource section = work.inBody(Type.SECTION, field, gid);
        if (!section.text("project").equals(project.gid())) {
            throw Refusal.badRequest(field + ": Not in the project " + project.gid() + ": " + gid);
        }
        return section;
    }

    public static Resource rename(Work work, Resource section, ObjectNode data) {
        String name = new Input(data).text("name");
        Resource changed = section.with(state -> state.put("name", name));
        work.resources().save(changed);
        work.changed(changed, "name", null);
        return changed;
    }

    public static void delete(Work work, Resource section) {
        boolean used = work.resources().under(IndexKeys.tasksIn(section.text("project"))).stream()
                .flatMap(task -> task.get("memberships").valueStream())
                .anyMatch(membership -> membership.path("section").asText().equals(section.gid()));
        if (used) {
            throw Refusal.badRequest("section: Cannot delete a section that has tasks");
        }
        if (of(work.resources(), section.text("project")).size() == 1) {
            throw Refusal.badRequest("section: Cannot delete the last section of a project");
        }
        work.deleted(section);
        work.resources().delete(section.gid());
    }
}
