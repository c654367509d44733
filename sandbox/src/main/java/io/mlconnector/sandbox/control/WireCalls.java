package io.mlconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Glob;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.http.WireLog;
import java.util.function.Predicate;

/// The wire log, for whoever compares it with what a client says it did.
public final class WireCalls {
    private static final int SHOWN = 2000;
    private static final int MOST = 100_000;

    private WireCalls() {}

    public static void addTo(ControlApi api, WireLog log) {
        api.get(
                "requests",
                "The latest requests with their answers, newest first; ?since=<sequence>&method=&path=<glob>&status="
                        + "&requestid=&caller=&limit=&order=asc picks",
                request -> show(request, log));
    }

    private static Answer show(Request request, WireLog log) {
        Call call = request.call();
        String order = call.query("order", "desc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw new RefusedException("order is asc or desc.");
        }
        long since = request.number("since", 0, ControlApi.MAX_NUMBER);
        int limit = request.number("limit", SHOWN, MOST);
        ArrayNode list = Json.array();
        log.find(since, filter(request), limit, order.equals("desc")).forEach(entry -> list.add(show(entry)));
        return Answer.json(200, Json.object().put("count", log.total()).set("requests", list));
    }

    private static Predicate<WireLog.Entry> filter(Request request) {
        Call call = request.call();
        Glob path = Glob.of(call.query("path", "**"));
        int status = request.number("status", -1, 599);
        String method = call.query("method", "");
        String requestId = call.query("requestid", "");
        String caller = call.query("caller", "");
        return entry -> path.matches(entry.path())
                && (status == -1 || status == entry.status())
                && (method.isEmpty() || method.equals(entry.method()))
                && (requestId.isEmpty() || requestId.equals(entry.requestId()))
                && (caller.isEmpty() || entry.circumstances().caller().contains(caller));
    }

    private static ObjectNode show(WireLog.Entry entry) {
        return Json.object()
                .put("sequence", entry.sequence())
                .put("time", entry.time().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query())
                .put("status", entry.status())
                .put("micros", entry.circumstances().micros())
                .put("requestid", entry.requestId())
                .put("bodySha256", entry.bodySha256())
                .put("bodyLength", entry.bodyLength())
                .put("answerSha256", entry.answerSha256())
                .put("answerLength", entry.answerLength())
                .put("caller", entry.circumstances().caller())
                .put("userAgent", entry.userAgent())
                .put("fault", entry.circumstances().fault());
    }
}
