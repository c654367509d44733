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
import java.util.function.Consumer;

/// A small QuickBooks behind the client's transport: creates what is posted, and gives its first answer again to the
/// same `requestid`.
final class Books implements ApiTransport {
    static final String TIME = "2026-11-24T02:00:00.000-08:00";

    final List<ApiRequest> requests = new ArrayList<>();
    final List<ObjectNode> documents = new ArrayList<>();

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, ApiResponse> answered = new HashMap<>();
    private final Deque<ApiResult<ApiResponse>> instead = new ArrayDeque<>();
    /// Each is run once, before an update is executed.
    final Deque<Runnable> beforeUpdate = new ArrayDeque<>();

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
            case "bill" -> request.method().equals("GET") ? read(path[5]) : bill(request);
            case "journalentry" -> answered.computeIfAbsent(requestId(request), _ -> create(request, "JournalEntry"));
            case "query" -> query(request.uri().getQuery());
            case "companyinfo" ->
                ok("{\"CompanyInfo\":{\"Id\":\"1\",\"CompanyName\":\"Studio\"},\"time\":\"" + TIME + "\"}");
            case "preferences" -> ok("{\"Preferences\":{\"Id\":\"1\"},\"time\":\"" + TIME + "\"}");
            default -> throw new AssertionError("not in these books: " + resource);
        };
    }

    private ApiResponse read(String id) {
        return documents.stream()
                .filter(document -> document.path("Id").asText().equals(id))
                .findFirst()
                .map(document -> ok("{\"Bill\":" + document + ",\"time\":\"" + TIME + "\"}"))
                .orElseGet(() -> faulty("610", "Object Not Found"));
    }

    private ApiResponse bill(ApiRequest request) {
        ApiResponse before = answered.get(requestId(request));
        if (before != null) {
            return before;
        }
        ObjectNode sent = (ObjectNode) Json.read(request.bodyBytes(), JsonNode.class);
        ApiResponse response = sent.has("Id") ? update(sent) : create(request, "Bill");
        if (response.status() == 200) {
            answered.put(requestId(request), response);
        }
        return response;
    }

    private ApiResponse update(ObjectNode sent) {
        Runnable person = beforeUpdate.poll();
        if (person != null) {
            person.run();
        }
        int at = 0;
        while (!documents.get(at).path("Id").equals(sent.path("Id"))) {
            at++;
        }
        ObjectNode held = documents.get(at);
        if (!held.path("SyncToken").equals(sent.path("SyncToken"))) {
            return faulty("5010", "Stale Object Error");
        }
        ObjectNode after = sent.deepCopy();
        after.put("SyncToken", String.valueOf(held.path("SyncToken").asInt() + 1));
        total(after);
        documents.set(at, after);
        return ok("{\"Bill\":" + after + ",\"time\":\"" + TIME + "\"}");
    }

    /// Somebody changes a document by hand.
    void byHand(Consumer<ObjectNode> change) {
        ObjectNode document = documents.getFirst().deepCopy();
        change.accept(document);
        document.put("SyncToken", String.valueOf(document.path("SyncToken").asInt() + 1));
        total(document);
        documents.set(0, document);
    }

    private static void total(ObjectNode bill) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode line : bill.path("Line")) {
            total = total.add(line.path("Amount").decimalValue());
        }
        bill.put("TotalAmt", total);
    }

    private static ApiResponse faulty(String code, String message) {
        return new ApiResponse(
                400,
                Map.of("content-type", "application/json"),
                "{\"Fault\":{\"Error\":[{\"Message\":\"" + message + "\",\"Detail\":\"\",\"code\":\"" + code
                        + "\"}],\"type\":\"ValidationFault\"},\"time\":\"" + TIME + "\"}");
    }

    private static String requestId(ApiRequest request) {
        return request.uri().getQuery().replaceFirst(".*requestid=", "");
    }

    private ApiResponse create(ApiRequest request, String type) {
        ObjectNode entity = (ObjectNode) Json.read(request.bodyBytes(), JsonNode.class);
        entity.put("Id", String.valueOf(nextId++));
        entity.put("SyncToken", "0");
        if (type.equals("Bill")) {
            total(entity);
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
