package io.mlconnector.enrich.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// One portfolio, its projects, their tasks.
public final class FakeAsana extends FakeServer {
    private final Map<String, ObjectNode> tasks = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> projects = new ConcurrentHashMap<>();

    /// A project that is in the portfolio.
    public void link(String gid, String name) {
        projects.put(
                gid,
                Json.mapper()
                        .createObjectNode()
                        .put("gid", gid)
                        .put("name", name)
                        .put("modified_at", "2026-11-24T10:00:00.000Z"));
    }

    public void unlink(String gid) {
        projects.remove(gid);
    }

    public void task(String gid, String project, String name, String modifiedAt) {
        ObjectNode task = Json.mapper()
                .createObjectNode()
                .put("gid", gid)
                .put("name", name)
                .put("modified_at", modifiedAt);
        task.putArray("projects").addObject().put("gid", project);
        tasks.put(gid, task);
    }

    public void delete(String gid) {
        tasks.remove(gid);
    }

    @Override
    Reply reply(Call call) {
        String path = call.path().substring("/api/1.0".length());
        if (path.equals("/batch")) {
            ObjectNode answer = Json.mapper().createObjectNode();
            ArrayNode results = answer.putArray("data");
            for (JsonNode action : parse(call.body()).path("data").path("actions")) {
                Reply reply = one(action.path("relative_path").asText(), Map.of());
                results.addObject().put("status_code", reply.status()).set("body", parse(reply.body()));
            }
            return new Reply(200, answer.toString());
        }
        return one(path, call.query());
    }

    private Reply one(String path, Map<String, String> query) {
        if (path.startsWith("/portfolios/")) {
            return list(projects, "");
        }
        if (path.equals("/tasks")) {
            return list(tasks, query.getOrDefault("project", ""));
        }
        String gid = path.substring(path.lastIndexOf('/') + 1);
        ObjectNode found = path.startsWith("/tasks/") ? tasks.get(gid) : projects.get(gid);
        return found == null
                ? new Reply(404, "{\"errors\":[{\"message\":\"Not found\"}]}")
                : new Reply(
                        200, Json.mapper().createObjectNode().set("data", found).toString());
    }

    private static Reply list(Map<String, ObjectNode> objects, String project) {
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode data = answer.putArray("data");
        new TreeMap<>(objects)
                .values().stream()
                        .filter(one -> project.isEmpty()
                                || one.path("projects")
                                        .path(0)
                                        .path("gid")
                                        .asText()
                                        .equals(project))
                        .forEach(data::add);
        answer.putNull("next_page");
        return new Reply(200, answer.toString());
    }

    private static JsonNode parse(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
