package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may do what on a project. Users and teams.
public final class Memberships {
    private static final Set<String> LEVELS = Set.of("admin", "editor", "commenter", "viewer");

    private Memberships() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        Resource project = work.inBody(Type.PROJECT, "parent", input.gid("parent"));
        Resource member = member(work, "member", input.gid("member"));
        String level = input.findText("access_level");
        Optional<Resource> known = find(work, project, member);
        return known.isPresent() ? known.get() : add(work, project, member, level == null ? "editor" : level);
    }

    public static Resource update(Work work, Resource membership, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("parent", "member");
        String level = Input.choice("access_level", input.text("access_level"), LEVELS);
        Resource changed = membership.with(state -> state.put("access_level", level));
        work.resources().save(changed);
        return changed;
    }

    public static void delete(Work work, Resource membership) {
        work.resources()
                .find(Type.PROJECT, membership.text("parent"))
                .ifPresent(project -> work.removed(membership, project));
        work.resources().delete(membership.gid());
    }

    /// Users as `addMembers` names them; who is one already stays as they are.
    public static void addAll(Work work, Resource project, ObjectNode data) {
        users(work, data).forEach(user -> {
            if (find(work, project, user).isEmpty()) {
                add(work, project, user, "editor");
            }
        });
    }

    public static void removeAll(Work work, Resource project, ObjectNode data) {
        users(work, data).forEach(user -> find(work, project, user).ifPresent(membership -> delete(work, membership)));
    }

    public static List<Resource> of(Work work, String projectGid) {
        return work.resources().under(IndexKeys.of(Type.MEMBERSHIP, projectGid));
    }

    private static List<Resource> users(Work work, ObjectNode data) {
        Input input = new Input(data);
        if (!input.has("members")) {
            throw Refusal.missing("members");
        }
        return input.gids("members").stream()
                .map(user -> work.user("members", user))
                .toList();
    }

    static Resource add(Work work, Resource project, Resource member, String level) {
        String checked = Input.choice("access_level", level, LEVELS);
        Resource membership = work.resources()
                .create(
                        Type.MEMBERSHIP,
                        state -> state.put("resource_subtype", "project_membership")
                                .put("parent", project.gid())
                                .put("member", member.gid())
                                .put("access_level", checked));
        work.added(membership, project);
        return membership;
    }

    private static Optional<Resource> find(Work work, Resource project, Resource member) {
        return of(work, project.gid()).stream()
                .filter(each -> each.text("member").equals(member.gid()))
                .findFirst();
    }

    public static Resource member(Work work, String field, String given) {
        return work.resources().find(Type.TEAM, given).orElseGet(() -> work.user(field, given));
    }
}
