package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who is told of what happens to a task or project. Whoever makes one follows it, and so does whom a task is given.
public final class Followers {
    private static final String MEMBER = "followers";

    private Followers() {}

    /// Of a new task or project.
    static List<String> of(Work work, Input input) {
        Set<String> gids = new LinkedHashSet<>();
        gids.add(work.actor().gid());
        String assignee = input.findGid("assignee");
        if (assignee != null) {
            gids.add(work.user("assignee", assignee).gid());
        }
        input.gids(MEMBER).forEach(user -> gids.add(work.user(MEMBER, user).gid()));
        return List.copyOf(gids);
    }

    public static Resource add(Work work, Resource object, ObjectNode data) {
        Set<String> gids = new LinkedHashSet<>(object.texts(MEMBER));
        gids.addAll(named(work, data));
        return save(work, object, List.copyOf(gids));
    }

    public static Resource remove(Work work, Resource object, ObjectNode data) {
        List<String> gids = new ArrayList<>(object.texts(MEMBER));
        gids.removeAll(named(work, data));
        return save(work, object, gids);
    }

    private static List<String> named(Work work, ObjectNode data) {
        Input input = new Input(data);
        if (!input.has(MEMBER)) {
            throw Refusal.missing(MEMBER);
        }
        return input.gids(MEMBER).stream()
                .map(user -> work.user(MEMBER, user).gid())
                .toList();
    }

    private static Resource save(Work work, Resource object, List<String> gids) {
        if (gids.equals(object.texts(MEMBER))) {
            return object;
        }
        Resource changed = object.with(state -> gids.forEach(state.putArray(MEMBER)::add));
        work.resources().save(changed);
        work.changed(changed, MEMBER, null);
        return changed;
    }
}
