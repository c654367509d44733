package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.auth.Caller;
import io.mlconnector.sandbox.asana.limits.Demand;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.http.Call;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Up to ten requests in one, each with its own answer; neither atomic nor ordered by contract.
final class Batch {
    private static final int MAX_ACTIONS = 10;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD");
    /// Uploads, exports, and a batch inside a batch.
    private static final Set<String> FORBIDDEN = Set.of("batch", "attachments", "organization_exports", "scim");

    private final Routes routes;
    private final BiFunction<Function<Ask, Reply>, Ask, Reply> runner;

    Batch(Routes routes, BiFunction<Function<Ask, Reply>, Ask, Reply> runner) {
        this.routes = routes;
        this.runner = runner;
    }

    /// What all actions take together, each as if it had come alone.
    Demand demand(Ask ask) {
        return ask.data()
                .path("actions")
                .valueStream()
                .limit(MAX_ACTIONS + 1L)
                .map(action -> Demand.of(
                        !action.path("method").asText().equalsIgnoreCase("get"),
                        action.path("relative_path").asText().endsWith("/search")))
                .reduce(Demand::plus)
                .orElse(ask.demand());
    }

    Reply answer(Ask ask) {
        JsonNode actions = ask.data().path("actions");
        if (!actions.isArray() || actions.isEmpty()) {
            throw Refusal.missing("actions");
        }
        if (actions.size() > MAX_ACTIONS) {
            throw Refusal.badRequest("actions: At most " + MAX_ACTIONS + " actions are allowed in a batch");
        }
        ArrayNode answers = Json.array();
        for (JsonNode action : actions) {
            Reply reply = one(action, ask.caller());
            ObjectNode answer = answers.addObject().put("status_code", reply.status());
            ObjectNode headers = answer.putObject("headers");
            reply.headers().forEach(headers::put);
            answer.set("body", reply.body());
        }
        return Reply.data(200, answers);
    }

    private Reply one(JsonNode action, Caller caller) {
        try {
            String path = action.path("relative_path").asText();
            if (path.contains("?")) {
                throw Refusal.badRequest("relative_path: Query parameters are not allowed");
            }
            List<String> parts = Call.segments(path);
            String method = action.path("method").asText().toUpperCase(Locale.ROOT);
            if (!METHODS.contains(method)) {
                throw Refusal.badRequest("method: Not one of the valid values: "
                        + action.path("method").asText());
            }
            if (parts.isEmpty() || (FORBIDDEN.contains(parts.getFirst()) && !method.equals("GET"))) {
                throw Refusal.badRequest("relative_path: Not allowed in a batch: " + path);
            }
            Function<Ask, Reply> endpoint =
                    routes.find(method, parts).orElseThrow(() -> Refusal.notFound("No matching route for request"));
            ObjectNode data = action.path("data") instanceof ObjectNode given ? given.deepCopy() : Json.object();
            return runner.apply(
                    endpoint, new Ask(method, parts, Body.options(action.path("options")), data, caller, null));
        } catch (Refusal e) {
            return Reply.refused(e);
        } catch (IllegalArgumentException _) {
            return Reply.error(400, "relative_path: Not percent-encoded correctly");
        }
    }
}
