package io.mlconnector.enrich.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.contracts.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Queries, batches of them, and change data capture: of customers only, so that what is learned by webhook is learned
/// by webhook.
public final class FakeQuickBooks extends FakeServer {
    private static final Pattern STATEMENT = Pattern.compile(
            "select \\* from (\\w+)(?: where (.*?))?(?: orderby .*)?(?: startposition (\\d+))?" + " maxresults \\d+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private volatile String refusedToken = "";
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final List<String> removedCustomers = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, ObjectNode>> entities = new ConcurrentHashMap<>();

    public void put(String type, String id, int syncToken, String members) {
        put(type, id, String.valueOf(syncToken), members);
    }

    public void put(String type, String id, String syncToken, String members) {
        try {
            ObjectNode entity = (ObjectNode) Json.mapper().readTree("{" + members + "}");
            entity.put("Id", id).put("SyncToken", syncToken);
            entities.computeIfAbsent(type, _ -> new ConcurrentHashMap<>()).put(id, entity);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void remove(String type, String id) {
        entities.getOrDefault(type, Map.of()).remove(id);
        if (type.equals("Customer")) {
            removedCustomers.add(id);
        }
    }

    /// From now on no query that names this entity is answered, but with a fault of this code.
    public void refuseQueriesFor(String id, String code) {
        refused.put(
                "'" + id + "'",
                "{\"Error\":[{\"Message\":\"Error\",\"Detail\":\"for the test\",\"code\":\"" + code
                        + "\"}],\"type\":\"ValidationFault\"}");
    }

    public void answerQueriesFor(String id) {
        refused.remove("'" + id + "'");
    }

    public void refuse(String token) {
        refusedToken = token;
    }

    @Override
    Reply reply(Call call) {
        if (call.authorization().equals("Bearer " + refusedToken)) {
            return new Reply(401, "{\"fault\":{\"type\":\"AUTHENTICATION\",\"error\":[{\"code\":\"3200\"}]}}");
        }
        String resource = call.path().substring(call.path().lastIndexOf('/') + 1);
        ObjectNode answer = Json.mapper().createObjectNode();
        switch (resource) {
            case "query" -> {
                String statement = call.query().getOrDefault("query", call.body());
                Optional<String> fault = refusal(statement);
                if (fault.isPresent()) {
                    return new Reply(400, "{\"Fault\":" + fault.get() + "}");
                }
                answer.set("QueryResponse", query(statement));
            }
            case "batch" -> {
                ArrayNode items = answer.putArray("BatchItemResponse");
                for (JsonNode item : parse(call.body()).path("BatchItemRequest")) {
                    ObjectNode one = items.addObject();
                    one.set("bId", item.path("bId"));
                    String statement = item.path("Query").asText();
                    refusal(statement)
                            .ifPresentOrElse(
                                    fault -> one.set("Fault", parse(fault)),
                                    () -> one.set("QueryResponse", query(statement)));
                }
            }
            case "cdc" -> {
                ObjectNode customers = answer.putArray("CDCResponse")
                        .addObject()
                        .putArray("QueryResponse")
                        .addObject();
                if (!entities.getOrDefault("Customer", Map.of()).isEmpty() || !removedCustomers.isEmpty()) {
                    ArrayNode rows = customers.putArray("Customer");
                    entities.getOrDefault("Customer", Map.of()).values().forEach(rows::add);
                    removedCustomers.forEach(
                            id -> rows.addObject().put("Id", id).put("status", "Deleted"));
                }
            }
            default -> {
                return new Reply(404, "{}");
            }
        }
        answer.put("time", Instant.now().toString());
        return new Reply(200, answer.toString());
    }

    private Optional<String> refusal(String statement) {
        return refused.entrySet().stream()
                .filter(each -> statement.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private ObjectNode query(String statement) {
        Matcher matcher = STATEMENT.matcher(statement);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(statement);
        }
        Map<String, ObjectNode> all = new TreeMap<>(entities.getOrDefault(matcher.group(1), Map.of()));
        String condition = matcher.group(2) == null ? "" : matcher.group(2);
        if (condition.startsWith("Id in")) {
            List<String> ids =
                    QUOTED.matcher(condition).results().map(id -> id.group(1)).toList();
            all.keySet().retainAll(ids);
        }
        ObjectNode response = Json.mapper().createObjectNode();
        if (!all.isEmpty()) {
            ArrayNode rows = response.putArray(matcher.group(1));
            all.values().forEach(rows::add);
        }
        return response;
    }

    private static JsonNode parse(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
