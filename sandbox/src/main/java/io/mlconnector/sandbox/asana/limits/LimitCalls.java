package io.mlconnector.sandbox.asana.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.util.List;

/// Shows and changes the limits, and shows the meter.
public final class LimitCalls {
    private LimitCalls() {}

    public static void addTo(ControlApi api, Limits limits, Meter meter) {
        api.get("limits", "The limits of each token, and what each has used", _ -> show(limits));
        api.post(
                "limits",
                "Changes any of the limits; {\"reset\": true} brings back what Asana documents",
                List.of(
                        "requestsPerMinute: 0 for what the plan allows, 150 free and 1,500 paid",
                        "windowsPerMinute: in how many parts the minute is counted, a divisor of 60",
                        "readsAtOnce: 50 at Asana",
                        "writesAtOnce: 15 at Asana",
                        "searchesPerMinute: 60 at Asana",
                        "costPerMinute: unpublished; 1 for each object of an answer, more for nested ones",
                        "reset: true to begin with Asana's own"),
                request -> {
                    change(limits, request.body());
                    return show(limits);
                });
        api.get("meter", "Requests by endpoint and status, in total and of the latest minutes", _ -> meter.answer());
    }

    private static Answer show(Limits limits) {
        LimitSettings settings = limits.settings();
        ObjectNode body = Json.object()
                .put("requestsPerMinute", settings.requestsPerMinute())
                .put("windowsPerMinute", settings.windowsPerMinute())
                .put("readsAtOnce", settings.readsAtOnce())
                .put("writesAtOnce", settings.writesAtOnce())
                .put("searchesPerMinute", settings.searchesPerMinute())
                .put("costPerMinute", settings.costPerMinute());
        body.set("use", limits.usage());
        return Answer.json(200, body);
    }

    private static void change(Limits limits, ObjectNode body) {
        LimitSettings now = body.path("reset").asBoolean() ? LimitSettings.DOCUMENTED : limits.settings();
        try {
            limits.use(new LimitSettings(
                    number(body, "requestsPerMinute", now.requestsPerMinute()),
                    number(body, "windowsPerMinute", now.windowsPerMinute()),
                    number(body, "readsAtOnce", now.readsAtOnce()),
                    number(body, "writesAtOnce", now.writesAtOnce()),
                    number(body, "searchesPerMinute", now.searchesPerMinute()),
                    body.path("costPerMinute").asLong(now.costPerMinute())));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static int number(ObjectNode body, String name, int otherwise) {
        JsonNode given = body.path(name);
        if (!given.isMissingNode() && !given.canConvertToInt()) {
            throw new RefusedException(name + " is a whole number.");
        }
        return given.asInt(otherwise);
    }
}
