package io.mlconnector.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import io.mlconnector.sandbox.quickbooks.WriteDesk.Operation;
import io.mlconnector.sandbox.quickbooks.books.EntityType;
import io.mlconnector.sandbox.quickbooks.books.FaultException;
import io.mlconnector.sandbox.quickbooks.query.Queries;
import java.util.Map;
import java.util.Optional;

/// Up to thirty operations in one call, one after the other, each with its own result. It is no transaction.
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
        ArrayNode responses = Json.array();
        for (JsonNode item : items) {
            ObjectNode response = Json.object();
            try {
                response.setAll(run(item, requestId));
            } catch (FaultException e) {
                response.set("Fault", e.fault());
            }
            response.remove("time");
            response.put("bId", item.path("bId").asText());
            responses.add(response);
        }
        return responses;
    }

    private ObjectNode run(JsonNode item, String requestId) {
        if (item.has("Query")) {
            ObjectNode response = Json.object();
            response.set("QueryResponse", queries.run(item.path("Query").asText()));
            return response;
        }
        for (Map.Entry<String, JsonNode> property : item.properties()) {
            Optional<EntityType> type = EntityType.ofWire(property.getKey());
            if (type.isPresent() && property.getValue() instanceof ObjectNode entity) {
                JsonNode body = writes.write(
                                type.get(),
                                operation(item),
                                Optional.of(entity),
                                key(requestId, item.path("bId").asText()))
                        .body();
                return body.deepCopy();
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
        if (requestId.length() > MAX_REQUEST_ID || itemId.length() > MAX_ITEM_ID) {
            throw FaultException.business(
                    "request_id " + requestId + itemId + " is longer than " + Replays.MAX_LENGTH + " characters.");
        }
        return requestId + itemId;
    }
}
