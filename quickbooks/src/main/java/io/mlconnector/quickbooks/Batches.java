package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.quickbooks.wire.Fault;
import io.mlconnector.quickbooks.wire.WireJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Several queries in one request. A batch is not a transaction: each item succeeds or fails by itself.
final class Batches {
    private Batches() {}

    static String body(List<BatchItem> items) {
        if (items.isEmpty() || items.size() > QuickBooksClient.MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to 30 items, not " + items.size());
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = body.putArray("BatchItemRequest");
        items.forEach(item -> requests.addObject().put("bId", item.id()).put("Query", item.statement()));
        return WireJson.write(body);
    }

    static Optional<Map<String, ApiResult<QueryPage>>> results(
            JsonNode root, List<BatchItem> items, @Nullable Instant time) {
        if (!root.path("BatchItemResponse").isArray()) {
            return Optional.empty();
        }
        Map<String, JsonNode> answers = new HashMap<>();
        for (JsonNode answer : root.path("BatchItemResponse")) {
            answers.put(answer.path("bId").asText(""), answer);
        }
        Map<String, ApiResult<QueryPage>> results = new LinkedHashMap<>();
        items.forEach(item -> results.put(item.id(), result(answers.get(item.id()), item, time)));
        return Optional.of(results);
    }

    private static ApiResult<QueryPage> result(@Nullable JsonNode answer, BatchItem item, @Nullable Instant time) {
        if (answer == null) {
            return failed(new ApiFailure.Unknown("batch item " + item.id() + " was not answered"));
        }
        Optional<Fault> fault = Fault.find(answer);
        if (fault.isPresent()) {
            return failed(FaultClassifier.classify(200, fault.get(), null));
        }
        return Shapes.rows(answer.path("QueryResponse"), item.statement())
                .<ApiResult<QueryPage>>map(rows -> new ApiResult.Ok<>(new QueryPage(rows, time), ""))
                .orElseGet(() -> failed(new ApiFailure.Unknown("batch item " + item.id() + " has an unexpected form")));
    }

    private static ApiResult<QueryPage> failed(ApiFailure failure) {
        return new ApiResult.Failed<>(failure, "");
    }
}
