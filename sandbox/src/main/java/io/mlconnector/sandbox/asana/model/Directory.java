package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Teams, and what every user of the workspace has: a membership and a list of their own tasks.
public final class Directory {
    private static final Set<String> VISIBILITIES = Set.of("secret", "request_to_join", "public");

    private Directory() {}

    /// What belongs to each user, where it is not there yet.
    static void complete(Resources resources, Resource workspace, String time) {
        for (Resource user : resources.all(Type.USER)) {
            if (resources
                    .under(IndexKeys.of(Type.WORKSPACE_MEMBERSHIP, user.gid()))
                    .isEmpty()) {
                resources.create(
                        Type.WORKSPACE_MEMBERSHIP,
                        state -> state.put("user", user.gid())
                                .put("workspace", workspace.gid())
                                .put("is_active", true)
                                .put("created_at", time));
                resources.create(
                        Type.USER_TASK_LIST,
                        state -> state.put("name", "My tasks")
                                .put("user", user.gid())
                                .put("workspace", workspace.gid()));
            }
        }
        if (resources.all(Type.TEAM).isEmpty()) {
            Resource team = resources.create(
                    Type.TEAM,
                    state -> state.put("name", workspace.text("name"))
                            .put("description", "")
                            .put("html_description", RichText.html(""))
                            .put("visibility", "public")
                            .put("workspace", workspace.gid()));
            resources.all(Type.USER).forEach(user -> join(resources, team, user, false));
        }
    }

    /// A new user, who belongs to every team.
    public static Resource hire(Work work, String name, String email) {
        Resources resources = work.resources();
        Resource user =
                resources.create(Type.USER, state -> state.put("name", name).put("email", email));
        complete(resources, work.workspace(), work.time());
        resources.all(Type.TEAM).forEach(team -> join(resources, team, user, false));
        return user;
    }

    public static Resource createTeam(Work work, ObjectNode data) {
        Input input = new Input(data);
        work.inBody(Type.WORKSPACE, "organization", input.gid("organization"));
        String name = input.text("name");
        Resource team = work.resources().create(Type.TEAM, state -> {
            state.put("name", name)
                    .put("visibility", "secret")
                    .put("workspace", work.workspace().gid());
            describe(input, state);
        });
        work.added(team, work.workspace());
        join(work.resources(), team, work.actor(), true);
        return team;
    }

    public static Resource updateTeam(Work work, Resource team, ObjectNode data) {
        Input input = new Input(data);
        Resource changed = team.with(state -> {
            if (input.has("name")) {
                state.put("name", input.text("name"));
            }
            describe(input, state);
        });
        work.resources().save(changed);
        work.changed(changed, "name", null);
        return changed;
    }

    private static void describe(Input input, ObjectNode state) {
        String html = input.findText("html_description");
        String text = html == null ? input.findText("description") : RichText.plain("html_description", html);
        if (text != null || !state.has("description")) {
            state.put("description", text == null ? "" : text)
                    .put("html_description", html == null ? RichText.html(text == null ? "" : text) : html);
        }
        String visibility = input.findText("visibility");
        if (visibility != null) {
            state.put("visibility", Input.choice("visibility", visibility, VISIBILITIES));
        }
    }

    public static Resource addToTeam(Work work, Resource team, ObjectNode data) {
        Resource user = work.user("user", new Input(data).gid("user"));
        Optional<Resource> known = membership(work.resources(), team, user);
        if (known.isPresent()) {
            return known.get();
        }
        Resource membership = join(work.resources(), team, user, false);
        work.added(membership, team);
        return membership;
    }

    public static void removeFromTeam(Work work, Resource team, ObjectNode data) {
        Resource user = work.user("user", new Input(data).gid("user"));
        membership(work.resources(), team, user).ifPresent(membership -> {
            work.removed(membership, team);
            work.resources().delete(membership.gid());
        });
    }

    public static List<Resource> membersOf(Resources resources, String teamGid) {
        return resources.resolve(resources.under(IndexKeys.of(Type.TEAM_MEMBERSHIP, teamGid)).stream()
                .map(membership -> membership.text("user"))
                .toList());
    }

    private static Optional<Resource> membership(Resources resources, Resource team, Resource user) {
        return resources.under(IndexKeys.of(Type.TEAM_MEMBERSHIP, team.gid())).stream()
                .filter(each -> each.text("user").equals(user.gid()))
                .findFirst();
    }

    private static Resource join(Resources resources, Resource team, Resource user, boolean admin) {
        return resources.create(
                Type.TEAM_MEMBERSHIP,
                state -> state.put("team", team.gid())
                        .put("user", user.gid())
                        .put("workspace", team.text("workspace"))
                        .put("is_admin", admin));
    }
}
