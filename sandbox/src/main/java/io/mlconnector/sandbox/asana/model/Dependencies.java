package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which task waits for which: at most thirty links of a task, those from it and those to it together.
public final class Dependencies {
    private static final String MEMBER = "dependencies";
    private static final int MAX_LINKS = 30;

    private Dependencies() {}

    /// @param data names the tasks that it waits for
    public static void add(Work work, Resource task, ObjectNode data) {
        for (Resource other : named(work, MEMBER, data)) {
            link(work, task.gid(), other.gid());
        }
    }

    /// @param data names the tasks that wait for it
    public static void addDependents(Work work, Resource task, ObjectNode data) {
        for (Resource other : named(work, "dependents", data)) {
            link(work, other.gid(), task.gid());
        }
    }

    public static void remove(Work work, Resource task, ObjectNode data) {
        named(work, MEMBER, data).forEach(other -> unlink(work, task.gid(), other.gid()));
    }

    public static void removeDependents(Work work, Resource task, ObjectNode data) {
        named(work, "dependents", data).forEach(other -> unlink(work, other.gid(), task.gid()));
    }

    public static List<Resource> of(Resources resources, Resource task) {
        return living(resources.resolve(task.texts(MEMBER)));
    }

    public static List<Resource> dependentsOf(Resources resources, Resource task) {
        return living(resources.under(IndexKeys.waitingFor(task.gid())));
    }

    private static List<Resource> living(List<Resource> tasks) {
        return tasks.stream().filter(each -> !each.isTrashed()).toList();
    }

    private static List<Resource> named(Work work, String field, ObjectNode data) {
        Input input = new Input(data);
        if (!input.has(field)) {
            throw Refusal.missing(field);
        }
        return input.gids(field).stream()
                .map(gid -> work.inBody(Type.TASK, field, gid))
                .toList();
    }

    private static void link(Work work, String waitingGid, String forGid) {
        Resource waiting = work.resources().get(waitingGid);
        Resource first = work.resources().get(forGid);
        List<String> links = new ArrayList<>(waiting.texts(MEMBER));
        if (links.contains(forGid)) {
            return;
        }
        if (leadsTo(work.resources(), first, waitingGid, new HashSet<>())) {
            throw Refusal.badRequest("dependencies: A task cannot depend on itself, not even through others");
        }
        if (count(work.resources(), waiting) >= MAX_LINKS || count(work.resources(), first) >= MAX_LINKS) {
            throw Refusal.badRequest("A task can have at most " + MAX_LINKS + " dependencies and dependents combined");
        }
        links.add(forGid);
        save(work, waiting, links, first, "dependency_added");
    }

    private static void unlink(Work work, String waitingGid, String forGid) {
        Resource waiting = work.resources().get(waitingGid);
        List<String> links = new ArrayList<>(waiting.texts(MEMBER));
        if (links.remove(forGid)) {
            save(work, waiting, links, work.resources().get(forGid), "dependency_removed");
        }
    }

    private static void save(Work work, Resource task, List<String> links, Resource other, String story) {
        Resource changed = task.with(state -> links.forEach(state.putArray(MEMBER)::add));
        work.resources().save(changed);
        work.changed(changed, MEMBER, Event.Ref.of(other));
        Stories.system(
                work,
                changed,
                story,
                "changed what this task depends on: " + other.text("name"),
                state -> state.set("dependency", Stories.compact(other)));
    }

    private static int count(Resources resources, Resource task) {
        return of(resources, task).size() + dependentsOf(resources, task).size();
    }

    private static boolean leadsTo(Resources resources, Resource task, String gid, Set<String> seen) {
        return task.gid().equals(gid)
                || (seen.add(task.gid())
                        && of(resources, task).stream().anyMatch(next -> leadsTo(resources, next, gid, seen)));
    }
}
