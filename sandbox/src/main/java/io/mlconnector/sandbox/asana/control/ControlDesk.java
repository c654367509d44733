package io.mlconnector.sandbox.asana.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.api.ApiDesk;
import io.mlconnector.sandbox.asana.api.WriteLog;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.Accounts;
import io.mlconnector.sandbox.asana.model.Switches;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Redelivery;
import io.mlconnector.sandbox.http.WireLog;
import java.time.Duration;
import java.util.Optional;

/// `/sandbox/…`: what tests and the launcher ask and tell. Nothing here exists in the real Asana.
public final class ControlDesk {
    private final World world;
    private final Webhooks webhooks;
    private final WriteLog writes;
    private final WireLog requests;

    public ControlDesk(World world, Webhooks webhooks, WriteLog writes, WireLog requests) {
        this.world = world;
        this.webhooks = webhooks;
        this.writes = writes;
        this.requests = requests;
    }

    public Answer handle(Call call) {
        Optional<ObjectNode> body = call.bodyLength() == 0 ? Optional.of(Json.object()) : Json.readObject(call.text());
        if (body.isEmpty()) {
            return Answer.json(400, Json.object().put("error", "The body is not a JSON object."));
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/info" -> info(call);
            case "GET /sandbox/writes" -> writes.answer();
            case "GET /sandbox/requests" -> requests.answer();
            case "GET /sandbox/switches" -> Answer.json(200, show(world.switches()));
            case "POST /sandbox/switches" -> change(body.get());
            case "POST /sandbox/redeliver" -> Redelivery.answer(body.get(), webhooks::redeliver);
            default -> Answer.json(404, Json.object().put("error", "The sandbox has no " + call));
        };
    }

    private Answer info(Call call) {
        // The address under which the asker reached us is one that works for it, in a container as well.
        String url = "http://" + Optional.ofNullable(call.header("host")).orElse("localhost");
        Accounts accounts = world.accounts();
        return Answer.json(
                200,
                Json.object()
                        .put("apiUrl", url + ApiDesk.PATH)
                        .put("accessToken", accounts.identity().botToken())
                        .put("workspaceGid", accounts.identity().workspaceGid())
                        .put("userGid", accounts.botGid())
                        .put("managerToken", accounts.identity().managerToken())
                        .put("managerGid", accounts.managerGid()));
    }

    private Answer change(JsonNode given) {
        Switches now = world.switches();
        Switches changed = new Switches(
                given.path("externalIds").asBoolean(now.externalIds()),
                given.path("projectValueEvents").asBoolean(now.projectValueEvents()),
                Duration.ofMillis(given.path("deliveryDelayMillis")
                        .asLong(now.deliveryDelay().toMillis())),
                given.path("paid").asBoolean(now.paid()),
                given.path("localTargets").asBoolean(now.localTargets()));
        world.use(changed);
        return Answer.json(200, show(changed));
    }

    private static ObjectNode show(Switches switches) {
        return Json.object()
                .put("externalIds", switches.externalIds())
                .put("projectValueEvents", switches.projectValueEvents())
                .put("deliveryDelayMillis", switches.deliveryDelay().toMillis())
                .put("paid", switches.paid())
                .put("localTargets", switches.localTargets());
    }
}
