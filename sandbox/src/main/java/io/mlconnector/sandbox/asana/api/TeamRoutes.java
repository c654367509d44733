package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Directory;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Projects;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;

/// Teams and who is in them.
final class TeamRoutes {
    private TeamRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add(
                        "POST",
                        "teams",
                        (ask, work, view) -> Reply.created(ask, view, Directory.createTeam(work, ask.data())))
                .add("GET", "teams/*", (ask, work, view) -> Reply.read(ask, view, team(ask, work)))
                .add(
                        "PUT",
                        "teams/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, Directory.updateTeam(work, team(ask, work), ask.data())))
                .add("GET", "workspaces/*/teams", (ask, work, view) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    return Reply.page(ask, view, work.resources().all(Type.TEAM), paging);
                })
                .add("GET", "users/*/teams", (ask, work, view) -> {
                    List<Resource> teams = work.resources()
                            .resolve(work
                                    .resources()
                                    .under(IndexKeys.of(
                                            Type.TEAM_MEMBERSHIP,
                                            PeopleRoutes.user(ask, work).gid()))
                                    .stream()
                                    .map(membership -> membership.text("team"))
                                    .toList());
                    work.inBody(Type.WORKSPACE, "organization", ask.need("organization"));
                    return Reply.page(ask, view, teams, paging);
                })
                .add(
                        "GET",
                        "teams/*/users",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                Directory.membersOf(
                                        work.resources(), team(ask, work).gid()),
                                paging))
                .add(
                        "POST",
                        "teams/*/addUser",
                        (ask, work, view) ->
                                Reply.read(ask, view, Directory.addToTeam(work, team(ask, work), ask.data())))
                .add("POST", "teams/*/removeUser", (ask, work, _) -> {
                    Directory.removeFromTeam(work, team(ask, work), ask.data());
                    return Reply.done();
                });
        addContents(routes, paging);
    }

    private static void addContents(Routes routes, Paging paging) {
        routes.add("GET", "teams/*/projects", (ask, work, view) -> {
                    String team = team(ask, work).gid();
                    List<Resource> projects = work.resources().all(Type.PROJECT).stream()
                            .filter(project -> project.text("team").equals(team))
                            .toList();
                    return Reply.page(ask, view, projects, paging);
                })
                .add("POST", "teams/*/projects", (ask, work, view) -> {
                    ask.data().put("team", team(ask, work).gid());
                    return Deprecations.mark(
                            ask.data(),
                            Reply.created(ask, view, Projects.create(work, ProjectRoutes.checked(work, ask.data()))));
                })
                .add(
                        "GET",
                        "teams/*/custom_field_settings",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.settingsOf(
                                                team(ask, work).gid())),
                                paging))
                .add("GET", "team_memberships", (ask, work, view) -> {
                    String team = ask.find("team");
                    String owner = team == null
                            ? work.user("user", ask.need("user")).gid()
                            : work.inBody(Type.TEAM, "team", team).gid();
                    return Reply.page(ask, view, memberships(work, owner), paging);
                })
                .add(
                        "GET",
                        "team_memberships/*",
                        (ask, work, view) -> Reply.read(ask, view, work.inPath(Type.TEAM_MEMBERSHIP, ask.part(1))))
                .add(
                        "GET",
                        "teams/*/team_memberships",
                        (ask, work, view) -> Reply.page(
                                ask, view, memberships(work, team(ask, work).gid()), paging))
                .add(
                        "GET",
                        "users/*/team_memberships",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                memberships(work, PeopleRoutes.user(ask, work).gid()),
                                paging));
    }

    private static List<Resource> memberships(Work work, String ownerGid) {
        return work.resources().under(IndexKeys.of(Type.TEAM_MEMBERSHIP, ownerGid));
    }

    private static Resource team(Ask ask, Work work) {
        return work.inPath(Type.TEAM, ask.part(1));
    }
}
