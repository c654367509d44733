package io.mlconnector.sandbox.asana.api;

import io.mlconnector.sandbox.asana.model.FieldSettings;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Portfolios;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import java.util.List;

/// Portfolios, which the free plan does not have.
final class PortfolioRoutes {
    private static final String FEATURE = "Portfolios";

    private PortfolioRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "portfolios", (ask, work, view) -> {
                    ProjectRoutes.paid(work, FEATURE);
                    work.inBody(Type.WORKSPACE, "workspace", ask.need("workspace"));
                    String owner = work.user("owner", ask.need("owner")).gid();
                    List<Resource> owned = work.resources().all(Type.PORTFOLIO).stream()
                            .filter(portfolio -> portfolio.text("owner").equals(owner))
                            .toList();
                    return Reply.page(ask, view, owned, paging);
                })
                .add("POST", "portfolios", (ask, work, view) -> {
                    ProjectRoutes.paid(work, FEATURE);
                    return Reply.created(ask, view, Portfolios.create(work, ask.data()));
                })
                .add("GET", "portfolios/*", (ask, work, view) -> Reply.read(ask, view, portfolio(ask, work)))
                .add(
                        "PUT",
                        "portfolios/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, Portfolios.update(work, portfolio(ask, work), ask.data())))
                .add("DELETE", "portfolios/*", (ask, work, _) -> {
                    Portfolios.delete(work, portfolio(ask, work));
                    return Reply.done();
                });
        addContents(routes, paging);
    }

    private static void addContents(Routes routes, Paging paging) {
        routes.add(
                        "GET",
                        "portfolios/*/items",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources().resolve(portfolio(ask, work).texts("items")),
                                paging))
                .add("POST", "portfolios/*/addItem", (ask, work, _) -> {
                    Portfolios.addItem(work, portfolio(ask, work), ask.data());
                    return Reply.done();
                })
                .add("POST", "portfolios/*/removeItem", (ask, work, _) -> {
                    Portfolios.removeItem(work, portfolio(ask, work), ask.data());
                    return Reply.done();
                })
                .add(
                        "GET",
                        "portfolios/*/custom_field_settings",
                        (ask, work, view) -> Reply.page(
                                ask,
                                view,
                                work.resources()
                                        .under(IndexKeys.settingsOf(
                                                portfolio(ask, work).gid())),
                                paging))
                .add(
                        "POST",
                        "portfolios/*/addCustomFieldSetting",
                        (ask, work, view) ->
                                Reply.read(ask, view, FieldSettings.add(work, portfolio(ask, work), ask.data())))
                .add("POST", "portfolios/*/removeCustomFieldSetting", (ask, work, _) -> {
                    FieldSettings.remove(work, portfolio(ask, work), ask.data());
                    return Reply.done();
                });
    }

    private static Resource portfolio(Ask ask, Work work) {
        ProjectRoutes.paid(work, FEATURE);
        return work.inPath(Type.PORTFOLIO, ask.part(1));
    }
}
