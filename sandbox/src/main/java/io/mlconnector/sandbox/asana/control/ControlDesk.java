package io.mlconnector.sandbox.asana.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.api.ApiDesk;
import io.mlconnector.sandbox.asana.api.WriteLog;
import io.mlconnector.sandbox.asana.auth.OAuthClient;
import io.mlconnector.sandbox.asana.auth.OAuthDesk;
import io.mlconnector.sandbox.asana.feed.Webhooks;
import io.mlconnector.sandbox.asana.model.Accounts;
import io.mlconnector.sandbox.asana.model.Switches;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.WireCalls;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.Redelivery;
import io.mlconnector.sandbox.http.WireLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `/sandbox/…`: what tests and the launcher ask and tell. Nothing here exists in the real Asana.
public final class ControlDesk {
    private final World world;
    private final Webhooks webhooks;
    private final WriteLog writes;
    private final WireLog requests;
    private final OAuthClient client;

    public ControlDesk(World world, Webhooks webhooks, WriteLog writes, WireLog requests, OAuthClient client) {
        this.world = world;
        this.webhooks = webhooks;
        this.writes = writes;
        this.requests = requests;
        this.client = client;
    }

    public void addTo(ControlApi api) {
        api.get("info", "Addresses and credentials that a client needs", request -> info(request.call()));
        api.get("writes", "Every write that was carried out, by anyone; subscriptions are none", _ -> writes.answer());
        WireCalls.addTo(api, requests);
        api.get("switches", "How what the documents leave open is read", _ -> Answer.json(200, show(world.switches())));
        api.post(
                "switches",
                "Changes any of the switches",
                List.of(
                        "paid: a paid plan; else 402 for its features and 150 requests a minute",
                        "localTargets: webhooks may go to localhost; else 403",
                        "externalIds: external works with a personal access token",
                        "projectValueEvents: a project's own field value causes an event",
                        "deliveryDelayMillis: how long events are collected",
                        "organization: the workspace is an organization, and a project needs a team",
                        "dateTexts: a date value may be written as a text",
                        "searchLagMillis: how far searches are behind"),
                request -> change(request.body()));
        api.post(
                "redeliver",
                "All webhooks delivered so far come again",
                Redelivery.BODY,
                request -> Redelivery.answer(request.body(), webhooks::redeliver));
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
                        .put("managerGid", accounts.managerGid())
                        .put("oauthUrl", url + OAuthDesk.PATH + "oauth_authorize")
                        .put("clientId", client.id())
                        .put("clientSecret", client.secret()));
    }

    private Answer change(JsonNode given) {
        Switches now = world.switches();
        Switches changed = new Switches(
                given.path("externalIds").asBoolean(now.externalIds()),
                given.path("projectValueEvents").asBoolean(now.projectValueEvents()),
                Duration.ofMillis(given.path("deliveryDelayMillis")
                        .asLong(now.deliveryDelay().toMillis())),
                given.path("paid").asBoolean(now.paid()),
                given.path("localTargets").asBoolean(now.localTargets()),
                given.path("organization").asBoolean(now.organization()),
                given.path("dateTexts").asBoolean(now.dateTexts()),
                Duration.ofMillis(
                        given.path("searchLagMillis").asLong(now.searchLag().toMillis())));
        world.use(changed);
        return Answer.json(200, show(changed));
    }

    private static ObjectNode show(Switches switches) {
        return Json.object()
                .put("externalIds", switches.externalIds())
                .put("projectValueEvents", switches.projectValueEvents())
                .put("deliveryDelayMillis", switches.deliveryDelay().toMillis())
                .put("paid", switches.paid())
                .put("localTargets", switches.localTargets())
                .put("organization", switches.organization())
                .put("dateTexts", switches.dateTexts())
                .put("searchLagMillis", switches.searchLag().toMillis());
    }
}
