package io.mlconnector.sandbox.asana.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Handler;
import io.mlconnector.sandbox.page.Csrf;
import io.mlconnector.sandbox.page.DeskPages;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Site.Group;
import io.mlconnector.sandbox.page.Site.Link;
import io.mlconnector.sandbox.page.Site.Page;
import io.mlconnector.sandbox.page.Theme;
import io.mlconnector.sandbox.page.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Every page of the Asana side, under the addresses that Asana's own pages have: `/0/{project}/list`,
/// `/0/{project}/{task}`.
public final class AsanaSite {
    private static final Typed NOTHING = new Typed(Map.of());
    private static final int IN_NAVIGATION = 15;

    private final World world;
    private final Function<Work, View> views;
    private final Hand hand;
    private final Csrf csrf = new Csrf();
    private final DeskPages desk;

    /// @param api answers calls below `apiPath`
    public AsanaSite(World world, Function<Work, View> views, Handler api, String apiPath, ControlApi control) {
        this.world = world;
        this.views = views;
        this.hand = new Hand(api, apiPath, world.accounts().identity().managerToken());
        this.desk = new DeskPages(control);
    }

    public static boolean owns(String path) {
        return path.equals("/") || path.startsWith("/0/") || DeskPages.owns(path);
    }

    public Answer handle(Call call) {
        boolean post = call.method().equals("POST");
        if (!post && !call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.text(405, "Pages take GET and POST.").with("Allow", "GET, HEAD, POST");
        }
        Site site = look(this::site);
        Typed typed = post ? Typed.of(call) : NOTHING;
        if (post && !csrf.accepts(call, typed)) {
            return site.show(
                    403,
                    call,
                    new Page(
                            "Not sent",
                            "This form is from another site or an earlier start. Reload the page.",
                            "",
                            ""));
        }
        if (DeskPages.owns(call.path())) {
            return desk.handle(call, site, typed);
        }
        return post ? write(call, site, typed) : page(200, call, site, NOTHING, "");
    }

    private Answer page(int status, Call call, Site site, Typed typed, String refusal) {
        return this.<Optional<Page>>look(work -> find(call, work, site, typed, refusal))
                .map(page -> site.show(status, call, page))
                .orElseGet(() -> site.notFound(call));
    }

    private Optional<Page> find(Call call, Work work, Site site, Typed typed, String refusal) {
        List<String> path = call.segments();
        View view = views.apply(work);
        if (path.isEmpty() || path.equals(List.of("0", "projects"))) {
            return Optional.of(HomePage.page(work, view, site, typed, refusal));
        }
        if (path.equals(List.of("0", "fields"))) {
            return Optional.of(HomePage.fields(work));
        }
        if (path.size() != 3) {
            return Optional.empty();
        }
        if (path.get(1).equals("portfolio")) {
            return work.resources()
                    .find(Type.PORTFOLIO, path.get(2))
                    .map(portfolio -> PortfolioPage.page(call, work, view, site, portfolio, refusal));
        }
        Optional<Resource> task = work.resources().find(Type.TASK, path.get(2));
        return task.isPresent()
                ? task.map(found -> TaskPage.page(work, view, site, found, typed, refusal))
                : project(work, path).map(project -> ProjectPage.page(call, work, view, site, project, typed, refusal));
    }

    private Answer write(Call call, Site site, Typed typed) {
        try {
            Optional<ProjectPage.Result> result = result(call, typed);
            return result.map(known -> switch (known.outcome()) {
                        case Hand.Outcome.Done _ -> known.said().redirect(known.next());
                        case Hand.Outcome.Refused refused -> page(422, call, site, typed, refused.sentence());
                    })
                    .orElseGet(() -> site.notFound(call));
        } catch (NotUnderstoodException e) {
            return page(422, call, site, typed, e.sentence());
        }
    }

    /// Nothing is held while the API works: it takes what it needs.
    private Optional<ProjectPage.Result> result(Call call, Typed typed) {
        List<String> path = call.segments();
        if (path.equals(List.of("0", "projects"))) {
            return Optional.of(created(HomePage.create(workspace(), hand, typed)));
        }
        if (path.size() != 3) {
            return Optional.empty();
        }
        String gid = path.get(2);
        if (path.get(1).equals("portfolio")) {
            return record(Type.PORTFOLIO, gid).map(_ -> PortfolioPage.post(hand, gid, typed));
        }
        Optional<ObjectNode> task = record(Type.TASK, gid);
        return task.isPresent()
                ? task.map(full -> TaskDeeds.post(hand, full, call.path(), typed))
                : record(Type.PROJECT, path.get(1)).map(full -> ProjectPage.post(hand, full, typed));
    }

    private static ProjectPage.Result created(Hand.Outcome outcome) {
        String next = outcome instanceof Hand.Outcome.Done done
                ? Names.list(done.data().path("gid").asText())
                : "/";
        return new ProjectPage.Result(outcome, Said.CREATED, next);
    }

    private String workspace() {
        return world.accounts().identity().workspaceGid();
    }

    private Optional<ObjectNode> record(Type type, String gid) {
        return look(work ->
                work.resources().find(type, gid).map(found -> views.apply(work).full(found)));
    }

    private static Optional<Resource> project(Work work, List<String> path) {
        return work.resources().find(Type.PROJECT, path.get(1));
    }

    private <T> T look(Function<Work, T> what) {
        return world.look(world.accounts().managerGid(), what);
    }

    private Site site(Work work) {
        List<Link> projects = new ArrayList<>(List.of(new Link("/", "Home"), new Link("/0/fields", "Custom fields")));
        List<Link> mine = work.resources().all(Type.PROJECT).stream()
                .limit(IN_NAVIGATION)
                .map(project -> new Link(Names.list(project.gid()), Names.of(project)))
                .toList();
        List<Link> portfolios = work.resources().all(Type.PORTFOLIO).stream()
                .limit(IN_NAVIGATION)
                .map(each -> new Link(Names.portfolio(each.gid()), Names.of(each)))
                .toList();
        List<Group> groups = new ArrayList<>(List.of(new Group("Workspace", projects)));
        if (!mine.isEmpty()) {
            groups.add(new Group("Projects", mine));
        }
        if (!portfolios.isEmpty()) {
            groups.add(new Group("Portfolios", portfolios));
        }
        groups.add(desk.group());
        return new Site("Local Asana", "as", Names.of(work.workspace()), Theme.CORAL, groups, csrf);
    }
}
