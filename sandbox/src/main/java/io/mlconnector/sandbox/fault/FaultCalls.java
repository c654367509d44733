package io.mlconnector.sandbox.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.control.ControlApi.Request;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.lang.System.Logger.Level;
import java.util.List;

/// `/sandbox/faults`.
public final class FaultCalls {
    private static final System.Logger LOG = System.getLogger(FaultCalls.class.getName());
    private static final int MAX_PREVIEW = 100_000;

    private final FaultDesk desk;

    private FaultCalls(FaultDesk desk) {
        this.desk = desk;
    }

    public static void addTo(ControlApi api, FaultDesk desk) {
        FaultCalls calls = new FaultCalls(desk);
        api.get("faults", "The rules of the fault desk, and how far each is", _ -> calls.list());
        api.post(
                "faults",
                "Adds a rule: which calls or webhook deliveries go wrong, and how",
                RuleBody.MEMBERS,
                request -> calls.add(request.body()));
        api.delete(
                "faults",
                "Removes all rules",
                _ -> Answer.json(200, Json.object().put("removed", desk.clear())));
        api.get(
                "faults/log",
                "What has struck so far, oldest first; ?rule=<id> for one rule, ?since=<sequence> for what came later",
                calls::log);
        api.get("faults/{id}", "One rule", request -> Answer.json(200, RuleBody.show(calls.find(request))));
        api.delete("faults/{id}", "Removes a rule", calls::remove);
        api.get(
                "faults/{id}/schedule",
                "Which of the first calls the rule strikes, ?calls=<how many>, 100 unless told",
                calls::schedule);
    }

    private Answer list() {
        ArrayNode rules = Json.array();
        desk.rules().forEach(rule -> rules.add(RuleBody.show(rule)));
        return Answer.json(200, Json.object().set("faults", rules));
    }

    private Answer add(ObjectNode body) {
        try {
            RunningRule added = desk.add(RuleBody.parse(body, desk.nextId()));
            ObjectNode shown = RuleBody.show(added);
            LOG.log(Level.INFO, "fault rule {0}", shown);
            return Answer.json(201, shown);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Answer remove(Request request) {
        desk.remove(find(request).rule().id());
        return ControlApi.done();
    }

    private Answer schedule(Request request) {
        int calls = request.number("calls", 100, MAX_PREVIEW);
        FaultRule rule = find(request).rule();
        ArrayNode struck = Json.array();
        rule.schedule(calls).forEach(struck::add);
        return Answer.json(
                200, Json.object().put("id", rule.id()).put("calls", calls).set("struck", struck));
    }

    private Answer log(Request request) {
        String rule = request.call().query("rule", "");
        long since = request.number("since", 0, ControlApi.MAX_NUMBER);
        List<FaultLog.Entry> found =
                desk.log().find(entry -> entry.sequence() > since && (rule.isEmpty() || rule.equals(entry.rule())));
        ArrayNode entries = Json.array();
        for (FaultLog.Entry entry : found) {
            entries.addObject()
                    .put("sequence", entry.sequence())
                    .put("time", entry.time().toString())
                    .put("rule", entry.rule())
                    .put("kind", entry.kind().wireName())
                    .put("what", entry.what())
                    .put("number", entry.number())
                    .put("applied", entry.applied());
        }
        return Answer.json(200, Json.object().put("count", desk.log().total()).set("entries", entries));
    }

    private RunningRule find(Request request) {
        String id = request.part("id");
        return desk.find(id).orElseThrow(() -> RefusedException.notFound("There is no rule " + id + "."));
    }
}
