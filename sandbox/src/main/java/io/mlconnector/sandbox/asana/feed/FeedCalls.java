package io.mlconnector.sandbox.asana.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Tasks;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.SentCalls;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.time.Duration;
import java.util.List;

/// Shows all webhooks, lets one die, and says how deliveries are made. Secrets are never shown.
public final class FeedCalls {
    private static final int MAX_SHOWN = 20;

    private final World world;
    private final Webhooks webhooks;

    private FeedCalls(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    public static void addTo(ControlApi api, World world, Webhooks webhooks) {
        FeedCalls calls = new FeedCalls(world, webhooks);
        SentCalls.addTo(api, webhooks.sent());
        api.get("webhooks", "All webhooks with their health and latest deliveries", _ -> calls.list());
        api.post(
                "webhooks/delete",
                "Loses a webhook as if Asana had deleted it after a day of failures: nobody is told",
                List.of("gid: of the webhook"),
                request -> calls.lose(request.body().path("gid").asText()));
        api.post(
                "rule",
                "Changes a task as one of Asana's rules does: its events have no user",
                List.of("task: its gid", "data: as in PUT /tasks/{gid}"),
                request -> calls.rule(request.body()));
        api.get("feed", "How webhooks are delivered where Asana's documents leave it open", _ -> calls.show());
        api.post(
                "feed",
                "Changes how webhooks are delivered",
                List.of(
                        "heartbeatBeforeAnswer: the first heartbeat comes before the create call is answered",
                        "emptyHandshake: the handshake has no body; else {}",
                        "headBlocks: a failing delivery holds back the later ones of its webhook",
                        "shuffle: the events of a group come in another order, in several deliveries",
                        "seed: of the shuffle",
                        "farewell: what was waiting when a webhook is deleted through the API still comes, once",
                        "answerMillis: how long a target may take, in real time"),
                request -> {
                    calls.change(request.body());
                    return calls.show();
                });
    }

    private Answer list() {
        ArrayNode list = Json.array();
        world.look(world.accounts().botGid(), work -> {
            work.resources().all(Type.WEBHOOK).forEach(webhook -> list.add(show(work, webhook)));
            return list.size();
        });
        return Answer.json(200, Json.object().put("count", list.size()).set("webhooks", list));
    }

    private ObjectNode show(Work work, Resource webhook) {
        ObjectNode shown = Json.object().put("gid", webhook.gid());
        shown.set("resource", resource(work, webhook.text("resource")));
        shown.put("target", webhook.text("target"))
                .put("user", webhook.text("user"))
                .put("created_at", webhook.text("created_at"));
        shown.set("filters", webhook.get("filters").deepCopy());
        shown.setAll(webhooks.health(webhook.gid()));
        shown.put("waiting", webhooks.waiting(webhook.gid()));
        ArrayNode deliveries = shown.putArray("deliveries");
        webhooks.latest().stream()
                .filter(delivery -> delivery.webhook().equals(webhook.gid()))
                .limit(MAX_SHOWN)
                .forEach(delivery -> deliveries
                        .addObject()
                        .put("time", delivery.time().toString())
                        .put("events", delivery.events())
                        .put("status", delivery.status())
                        .put("remark", delivery.remark()));
        return shown;
    }

    private static ObjectNode resource(Work work, String gid) {
        ObjectNode shown = Json.object().put("gid", gid);
        work.resources()
                .find(gid)
                .ifPresent(known ->
                        shown.put("resource_type", known.type().wireName()).put("name", known.text("name")));
        return shown;
    }

    private Answer lose(String gid) {
        if (!webhooks.loseSilently(gid)) {
            throw new RefusedException("gid is that of a webhook; there is none with '" + gid + "'.");
        }
        return ControlApi.done();
    }

    private Answer rule(ObjectNode body) {
        if (!(body.path("data") instanceof ObjectNode data)) {
            throw new RefusedException("data is what PUT /tasks/{gid} takes.");
        }
        try {
            return world.asSystem(work -> {
                Resource task = work.inPath(Type.TASK, body.path("task").asText());
                work.bySystem();
                Tasks.update(work, task, data);
                return ControlApi.done();
            });
        } catch (Refusal e) {
            throw new RefusedException(e.message());
        }
    }

    private void change(ObjectNode given) {
        FeedRules now = webhooks.rules();
        try {
            webhooks.use(new FeedRules(
                    given.path("heartbeatBeforeAnswer").asBoolean(now.heartbeatBeforeAnswer()),
                    given.path("emptyHandshake").asBoolean(now.emptyHandshake()),
                    given.path("headBlocks").asBoolean(now.headBlocks()),
                    given.path("shuffle").asBoolean(now.shuffle()),
                    given.path("seed").asLong(now.seed()),
                    given.path("farewell").asBoolean(now.farewell()),
                    Duration.ofMillis(
                            given.path("answerMillis").asLong(now.answerWithin().toMillis()))));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Answer show() {
        FeedRules rules = webhooks.rules();
        return Answer.json(
                200,
                Json.object()
                        .put("heartbeatBeforeAnswer", rules.heartbeatBeforeAnswer())
                        .put("emptyHandshake", rules.emptyHandshake())
                        .put("headBlocks", rules.headBlocks())
                        .put("shuffle", rules.shuffle())
                        .put("seed", rules.seed())
                        .put("farewell", rules.farewell())
                        .put("answerMillis", rules.answerWithin().toMillis()));
    }
}
