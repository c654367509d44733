package io.mlconnector.qbowriter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.contracts.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A small QuickBooks behind the client's transport: creates what is posted, and gives its first answer again to the
/// same `requestid`.
final class Books implements ApiTransport {
    static final String TIME = "2026-11-24T02:00:00.000-08:00";

    final List<ApiRequest> requests = new ArrayList<>();
    final List<ObjectNode> documents = new ArrayList<>();

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, ApiResponse> answered = new HashMap<>();
    private final Deque<ApiResult<ApiResponse>> instead = new ArrayDeque<>();
    private boolean loseAnswer;
    private int nextId = 1043;

    /// The next request is not executed and gets this answer.
    void answer(int status, String body) {
        instead.add(new ApiResult.Ok<>(new ApiResponse(status, Map.of(), body), ""));
    }

    void fault(int status, String code, String message) {
        answer(
                status,
                "{\"Fault\":{\"Error\":[{\"Message\":\"" + message + "\",\"Detail\":\"\",\"code\":\"" + code
                        + "\"}],\"type\":\"ValidationFault\"},\"time\":\"" + TIME + "\"}");
    }

    /// The next request is not sent.
    void fail(ApiFailure failure) {
        instead.add(new ApiResult.Failed<>(failure, ""));
    }

    /// The next request is executed, and its answer is lost.
    void loseAnswer() {
        loseAnswer = true;
    }

    /// Forgets which requests it has answered, as QuickBooks does after some time that it does not tell.
    void forgetRequestIds() {
        answered.clear();
    }

    /// As a person does it: the copy has the same note.
    synchronized void copy(String id, String newId) {
        ObjectNode copy = documents.stream()
                .filter(document -> document.path("Id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        documents.add(copy.put("Id", newId));
        types.put(newId, types.getOrDefault(id, "Bill"));
    }

    long posts() {
        return requests.stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Override
    public synchronized ApiResult<ApiResponse> send(ApiRequest request) {
        requests.add(request);
        if (!instead.isEmpty()) {
            return instead.removeFirst();
        }
        ApiResponse response = execute(request);
        if (loseAnswer) {
            loseAnswer = false;
            return new ApiResult.Failed<>(new ApiFailure.Unknown("no answer"), "");
        }
        return new ApiResult.Ok<>(response, "");
    }

    private ApiResponse execute(ApiRequest request) {
        String[] path = request.uri().getPath().split("/");
        String resource = path[4];
        return switch (resource) {
            case "bill" -> answered.computeIfAbsent(requestId(request), _ -> create(request, "Bill"));
            case "journalentry" -> answered.computeIfAbsent(requestId(request), _ -> create(request, "JournalEntry"));
            case "query" -> query(request.uri().getQuery());
            case "companyinfo" ->
                ok("{\"CompanyInfo\":{\"Id\":\"1\",\"CompanyName\":\"Studio\"},\"time\":\"" + TIME + "\"}");
            case "preferences" -> ok("{\"Preferences\":{\"Id\":\"1\"},\"time\":\"" + TIME + "\"}");
            default -> throw new AssertionError("not in these books: " + resource);
        };
    }

    private static String requestId(ApiRequest request) {
        return request.uri().getQuery().replaceFirst(".*requestid=", "");
    }

    private ApiResponse create(ApiRequest request, String type) {
        ObjectNode entity = (ObjectNode) Json.read(request.bodyBytes(), JsonNode.class);
        entity.put("Id", String.valueOf(nextId++));
        entity.put("SyncToken", "0");
        if (type.equals("Bill")) {
            BigDecimal total = BigDecimal.ZERO;
            for (JsonNode line : entity.path("Line")) {
                total = total.add(line.path("Amount").decimalValue());
            }
            entity.put("TotalAmt", total);
            entity.put("DocNumber", "B-" + entity.path("Id").asText());
        }
        documents.add(entity);
        types.put(entity.path("Id").asText(), type);
        return ok("{\"" + type + "\":" + entity + ",\"time\":\"" + TIME + "\"}");
    }

    private ApiResponse query(String query) {
        String type = query.toLowerCase(Locale.ROOT).contains("from bill ") ? "Bill" : "JournalEntry";
        List<ObjectNode> found = documents.stream()
                .filter(document ->
                        types.getOrDefault(document.path("Id").asText(), type).equals(type))
                .toList();
        return ok("{\"QueryResponse\":{\"" + type + "\":" + found + "},\"time\":\"" + TIME + "\"}");
    }

    private static ApiResponse ok(String body) {
        return new ApiResponse(200, Map.of("content-type", "application/json"), body);
    }
}
