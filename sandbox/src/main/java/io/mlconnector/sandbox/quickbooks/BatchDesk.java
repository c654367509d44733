package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.WriteDesk.Made;
import io.mlconnector.sandbox.quickbooks.WriteDesk.Operation;
import io.mlconnector.sandbox.quickbooks.WriteDesk.Wish;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Up to thirty operations in one call, one after the other, each with its own result. It is no transaction,
/// and what one item creates the later ones neither find nor may point at. Queries are answered as of the
/// beginning.
final class BatchDesk {
    private static final int MAX_ITEMS = 30;
    private static final int MAX_REQUEST_ID = 36;
    private static final int MAX_ITEM_ID = 10;

    private final WriteDesk writes;
    private final Queries queries;

    BatchDesk(WriteDesk writes, Queries queries) {
        this.writes = writes;
        this.queries = queries;
    }

    /// The `BatchItemResponse` array.
    ArrayNode run(ObjectNode request, String requestId) {
        JsonNode items = request.path("BatchItemRequest");
        if (!items.isArray() || items.isEmpty()) {
            throw FaultException.missing("BatchItemRequest");
        }
        if (items.size() > MAX_ITEMS) {
            throw FaultException.business(
                    "The maximum number of batch items is " + MAX_ITEMS + ", the request has " + items.size() + ".");
        }
        List<ObjectNode> responses = new ArrayList<>();
        items.forEach(item -> responses.add(item.has("Query") ? query(item) : Json.object()));
        Set<Made> made = new HashSet<>();
        ArrayNode array = Json.array();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            ObjectNode response = responses.get(i);
            if (!item.has("Query")) {
                response.setAll(write(item, requestId, made));
            }
            response.remove("time");
            if (item.hasNonNull("bId")) {
                response.put("bId", item.path("bId").asText());
            }
            array.add(response);
        }
        return array;
    }

    private ObjectNode query(JsonNode item) {
        ObjectNode response = Json.object();
        try {
            response.set("QueryResponse", queries.run(item.path("Query").asText()));
        } catch (FaultException e) {
            response.set("Fault", e.fault());
        }
        return response;
    }

    private ObjectNode write(JsonNode item, String requestId, Set<Made> made) {
        try {
            WriteDesk.Result result = writes.write(wish(item, requestId, made));
            result.made().ifPresent(made::add);
            return result.body().deepCopy();
        } catch (FaultException e) {
            ObjectNode response = Json.object();
            response.set("Fault", e.fault());
            return response;
        }
    }

    private static Wish wish(JsonNode item, String requestId, Set<Made> made) {
        for (Map.Entry<String, JsonNode> property : item.properties()) {
            Optional<EntityType> type = EntityType.ofWire(property.getKey());
            if (type.isPresent() && property.getValue() instanceof ObjectNode entity) {
                return new Wish(
                        type.get(),
                        operation(item),
                        Optional.of(entity),
                        key(requestId, item.path("bId").asText()),
                        false,
                        Set.copyOf(made));
            }
        }
        throw FaultException.unreadable();
    }

    private static Operation operation(JsonNode item) {
        return switch (item.path("operation").asText()) {
            case "create" -> Operation.CREATE;
            case "update" -> item.path("optionsData").asText().equals("void") ? Operation.VOID : Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            case String other -> throw FaultException.invalidEnumeration("operation", other);
        };
    }

    /// The item's own request id; the server joins the two, which is why both are kept short.
    private static String key(String requestId, String itemId) {
        if (requestId.isEmpty()) {
            return "";
        }
        String joined = requestId + itemId;
        if (joined.length() > Replays.MAX_LENGTH) {
            throw FaultException.requestIdTooLong(joined.length(), Replays.MAX_LENGTH);
        }
        if (requestId.length() > MAX_REQUEST_ID) {
            throw FaultException.requestIdTooLong(requestId.length(), MAX_REQUEST_ID);
        }
        if (itemId.length() > MAX_ITEM_ID) {
            throw FaultException.business("bId of " + itemId.length() + " characters, limit is " + MAX_ITEM_ID + ".");
        }
        return joined;
    }
}
