package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.Followers;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Memberships;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.StatusUpdates;
import io.mlconnector.sandbox.asana.model.Times;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;

/// Who is on a project, and how the project is doing.
final class MemberRoutes {
    private MemberRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "memberships", (ask, work, view) -> Reply.page(ask, view, asked(ask, work), paging))
                .add(
                        "POST",
                        "memberships",
                        (ask, work, view) -> Reply.created(ask, view, Memberships.create(work, ask.data())))
                .add("GET", "memberships/*", (ask, work, view) -> Reply.read(ask, view, membership(ask, work)))
                .add(
                        "PUT",
                        "memberships/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, Memberships.update(work, membership(ask, work), ask.data())))
                .add("DELETE", "memberships/*", (ask, work, _) -> {
                    Memberships.delete(work, membership(ask, work));
                    return Reply.done();
                })
                .add(
                        "GET",
                        "projects/*/project_memberships",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                Memberships.of(
                                        work, ProjectRoutes.project(ask, work).gid()),
                                paging))
                .add("GET", "project_memberships/*", (ask, work, view) -> Reply.read(ask, view, membership(ask, work)));
        addPeople(routes);
        addStatus(routes, paging);
    }

    private static void addPeople(Routes routes) {
        routes.add("POST", "projects/*/addMembers", (ask, work, view) -> {
                    Resource project = ProjectRoutes.project(ask, work);
                    Memberships.addAll(work, project, ask.data());
                    return Reply.read(ask, view, project);
                })
                .add("POST", "projects/*/removeMembers", (ask, work, view) -> {
                    Resource project = ProjectRoutes.project(ask, work);
                    Memberships.removeAll(work, project, ask.data());
                    return Reply.read(ask, view, project);
                })
                .add(
                        "POST",
                        "projects/*/addFollowers",
                        (ask, work, view) -> Reply.read(
                                ask, view, Followers.add(work, ProjectRoutes.project(ask, work), ask.data())))
                .add(
                        "POST",
                        "projects/*/removeFollowers",
                        (ask, work, view) -> Reply.read(
                                ask, view, Followers.remove(work, ProjectRoutes.project(ask, work), ask.data())));
    }

    private static void addStatus(Routes routes, Paging paging) {
        routes.add("GET", "status_updates", (ask, work, view) -> {
                    Resource parent = StatusUpdates.parent(work, ask.need("parent"));
                    String since = ask.find("created_since");
                    String from = since == null ? "" : Times.text(Times.parse("created_since", since, work.now()));
                    List<Resource> updates =
                            work.resources().under(IndexKeys.of(Type.STATUS_UPDATE, parent.gid())).stream()
                                    .filter(update -> update.text("created_at").compareTo(from) >= 0)
                                    .toList();
                    return Reply.page(ask, view, updates.reversed(), paging);
                })
                .add(
                        "POST",
                        "status_updates",
                        (ask, work, view) -> Reply.created(ask, view, StatusUpdates.create(work, ask.data())))
                .add("GET", "status_updates/*", (ask, work, view) -> Reply.read(ask, view, status(ask, work)))
                .add("DELETE", "status_updates/*", (ask, work, _) -> {
                    StatusUpdates.delete(work, status(ask, work));
                    return Reply.done();
                });
    }

    /// By the project, or by the member and the project.
    private static List<Resource> asked(Ask ask, Work work) {
        String parent = ask.find("parent");
        if (parent == null) {
            throw Refusal.missing("parent");
        }
        String member = ask.find("member");
        String gid = member == null
                ? null
                : Memberships.member(work, "member", member).gid();
        return Memberships.of(work, work.inBody(Type.PROJECT, "parent", parent).gid()).stream()
                .filter(each -> gid == null || each.text("member").equals(gid))
                .toList();
    }

    private static Resource membership(Ask ask, Work work) {
        return work.inPath(Type.MEMBERSHIP, ask.part(1));
    }

    private static Resource status(Ask ask, Work work) {
        return work.inPath(Type.STATUS_UPDATE, ask.part(1));
    }
}
