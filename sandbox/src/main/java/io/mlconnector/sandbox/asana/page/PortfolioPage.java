package io.mlconnector.sandbox.asana.page;

import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Html;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.page.Form;
import io.mlconnector.sandbox.page.Pager;
import io.mlconnector.sandbox.page.Part;
import io.mlconnector.sandbox.page.Said;
import io.mlconnector.sandbox.page.Site;
import io.mlconnector.sandbox.page.Typed;
import java.util.List;

/// A portfolio with its projects and their values.
final class PortfolioPage {
    private PortfolioPage() {}

    static Site.Page page(Call call, Work work, View view, Site site, Resource portfolio, String refusal) {
        List<Resource> projects = work.resources().resolve(portfolio.texts("items"));
        Pager pager = Pager.of(call);
        List<List<String>> rows = pager.part(projects).stream()
                .map(project -> List.of(
                        Html.link(Names.list(project.gid()), Names.of(project)),
                        TaskRows.values(view.full(project).path("custom_fields"))))
                .toList();
        List<Form.Option> others = Names.options(work, Type.PROJECT).stream()
                .filter(option ->
                        !option.value().isEmpty() && !portfolio.texts("items").contains(option.value()))
                .toList();
        String add = others.isEmpty()
                ? ""
                : Form.inline(Names.portfolio(portfolio.gid()), site.csrf())
                        .choice("item", "Add a project", others.getFirst().value(), others)
                        .button("Add")
                        .html();
        return new Site.Page(
                Names.of(portfolio),
                "Portfolio " + portfolio.gid(),
                "",
                Part.refused(refusal)
                        + Part.card(
                                "Projects",
                                Integer.toString(projects.size()),
                                Part.table(List.of(Part.Column.text("Project"), Part.Column.text("Fields")), rows)
                                        + pager.html(call, projects.size()) + "<br>" + add));
    }

    static ProjectPage.Result post(Hand hand, String gid, Typed typed) {
        return new ProjectPage.Result(
                hand.post("/portfolios/" + gid + "/addItem", Json.object().put("item", typed.text("item"))),
                Said.ADDED,
                Names.portfolio(gid));
    }
}
