package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.asana.view.View;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/webhooks`: each user sees those that the own app made.
final class WebhookRoutes {
    private final World world;
    private final Function<Work, View> views;
    private final Webhooks webhooks;

    private WebhookRoutes(World world, Function<Work, View> views, Webhooks webhooks) {
        this.world = world;
        this.views = views;
        this.webhooks = webhooks;
    }

    static void addTo(Routes routes, Paging paging, World world, Function<Work, View> views, Webhooks webhooks) {
        WebhookRoutes desk = new WebhookRoutes(world, views, webhooks);
        routes.addOutside("POST", "webhooks", desk::create)
                .add("GET", "webhooks", (ask, work, view) -> {
                    work.inBody(Type.WORKSPACE, "workspace", ask.need("workspace"));
                    return Reply.page(ask, view, list(ask, work, ask.find("resource")), paging);
                })
                .add("GET", "webhooks/*", (ask, work, view) -> Reply.read(ask, view, own(ask, work)))
                .add(
                        "PUT",
                        "webhooks/*",
                        (ask, work, view) -> Reply.read(ask, view, webhooks.update(work, own(ask, work), ask.data())))
                .add("DELETE", "webhooks/*", (ask, work, _) -> {
                    webhooks.delete(work, own(ask, work));
                    return Reply.done();
                });
    }

    /// The secret stands beside the data, and is never shown again.
    private Reply create(Ask ask) {
        Webhooks.Created created = webhooks.create(ask.actor(), app(ask), ask.data());
        Reply reply = world.as(ask.actor(), work -> Reply.created(ask, views.apply(work), created.webhook()));
        ObjectNode body = (ObjectNode) reply.body();
        if (body.path("data") instanceof ObjectNode data && data.has("active")) {
            data.put("active", false);
        }
        body.put("X-Hook-Secret", created.secret());
        return new Reply(201, body, reply.headers());
    }

    private static List<Resource> list(Ask ask, Work work, @Nullable String resource) {
        return work.resources().under(IndexKeys.webhooksOf(ask.actor(), app(ask))).stream()
                .filter(webhook -> resource == null || webhook.text("resource").equals(resource))
                .toList();
    }

    private static Resource own(Ask ask, Work work) {
        Resource webhook = work.inPath(Type.WEBHOOK, ask.part(1));
        if (!webhook.text("user").equals(ask.actor()) || !webhook.text("app").equals(app(ask))) {
            throw Refusal.forbidden("You do not have access to this webhook.");
        }
        return webhook;
    }

    private static String app(Ask ask) {
        String app = ask.caller().app();
        return app == null ? "" : app;
    }
}
