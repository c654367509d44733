package io.mlconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.SentLog;

/// The webhooks that went out, for whoever compares them with what their receiver kept.
public final class SentCalls {
    private static final int MOST = 50_000;

    private SentCalls() {}

    public static void addTo(ControlApi api, SentLog log) {
        api.get(
                "sent",
                "The webhooks that really went out, each with the digest of its body and the answer's status, oldest "
                        + "first; ?since=<sequence>&limit= picks",
                request -> show(request, log));
    }

    private static Answer show(Request request, SentLog log) {
        long since = request.number("since", 0, ControlApi.MAX_NUMBER);
        ArrayNode list = Json.array();
        log.after(since, request.number("limit", MOST, MOST))
                .forEach(entry -> list.addObject()
                        .put("sequence", entry.sequence())
                        .put("time", entry.time().toString())
                        .put("target", entry.target())
                        .put("bodySha256", entry.body().hex())
                        .put("events", entry.events())
                        .put("status", entry.status()));
        return Answer.json(200, Json.object().put("count", log.total()).set("sent", list));
    }
}
