package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.EntityType;
import io.mlconnector.quickbooks.AnswerReader.Purpose;
import io.mlconnector.quickbooks.wire.WireJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// [QuickBooksClient] over HTTP.
///
/// See <https://developer.intuit.com/app/developer/qbo/docs/learn/rest-api-features>.
public final class HttpQuickBooksClient implements QuickBooksClient {
    /// A statement whose encoded form is longer goes into the body: addresses have limits, and nobody publishes them.
    static final int LONGEST_QUERY_IN_ADDRESS = 1500;

    private static final int MAX_REQUEST_ID = 50;

    private final QuickBooksSettings settings;
    private final ApiTransport transport;
    private final AccessTokenSource tokens;

    public HttpQuickBooksClient(QuickBooksSettings settings, ApiTransport transport, AccessTokenSource tokens) {
        this.settings = settings;
        this.transport = transport;
        this.tokens = tokens;
    }

    @Override
    public ApiResult<Fetched> fetchCompanyInfo() {
        return object("companyinfo/" + settings.realmId())
                .read((root, time) -> Shapes.fetched(root, "CompanyInfo", time));
    }

    @Override
    public ApiResult<Fetched> fetchPreferences() {
        return object("preferences").read((root, time) -> Shapes.fetched(root, "Preferences", time));
    }

    @Override
    public ApiResult<QueryPage> query(String statement) {
        Answer answer = encode(statement).length() <= LONGEST_QUERY_IN_ADDRESS
                ? rows("query", Map.of("query", statement))
                : send("POST", uri("query", Map.of()), "application/text", statement, Purpose.ROWS);
        return answer.read((root, time) -> Shapes.queryPage(root, statement, time));
    }

    @Override
    public ApiResult<Long> count(EntityType type) {
        return rows("query", Map.of("query", "select count(*) from " + type.wire()))
                .read((root, _) -> Optional.of(root.path("QueryResponse").path("totalCount"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(JsonNode::longValue));
    }

    @Override
    public ApiResult<CdcPage> fetchChanges(Set<EntityType> types, Instant changedSince) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("entities", types.stream().sorted().map(EntityType::wire).collect(Collectors.joining(",")));
        // Whole seconds, as QuickBooks' own times; rounding down only looks back a little further.
        parameters.put(
                "changedSince", changedSince.truncatedTo(ChronoUnit.SECONDS).toString());
        return rows("cdc", parameters).read(Shapes::cdcPage);
    }

    @Override
    public ApiResult<Fetched> fetch(EntityRef ref) {
        return object(resource(ref.type()) + "/" + encode(ref.id()))
                .read((root, time) -> Shapes.fetched(root, ref.type().wire(), time)
                        .filter(fetched -> fetched.entity().path("Id").asText().equals(ref.id())));
    }

    @Override
    public ApiResult<Written> create(EntityType type, String bodyJson, String requestId) {
        return write(type, null, bodyJson, requestId).read((root, _) -> Shapes.written(root, type));
    }

    @Override
    public ApiResult<Written> update(EntityType type, String bodyJson, String requestId) {
        return write(type, null, bodyJson, requestId).read((root, _) -> Shapes.written(root, type));
    }

    @Override
    public ApiResult<Written> delete(EntityRef ref, long syncToken, String requestId) {
        String body = WireJson.write(
                JsonNodeFactory.instance.objectNode().put("Id", ref.id()).put("SyncToken", String.valueOf(syncToken)));
        return write(ref.type(), "delete", body, requestId)
                .read((root, _) -> Shapes.written(root, ref.type())
                        .filter(written ->
                                written.entity().path("status").asText("").equalsIgnoreCase("Deleted")));
    }

    @Override
    public ApiResult<Map<String, ApiResult<QueryPage>>> fetchBatch(List<BatchItem> items) {
        return send("POST", uri("batch", Map.of()), "application/json", Batches.body(items), Purpose.ROWS)
                .read((root, time) -> Batches.results(root, items, time));
    }

    private Answer write(EntityType type, @Nullable String operation, String bodyJson, String requestId) {
        if (requestId.isBlank() || requestId.length() > MAX_REQUEST_ID) {
            throw new IllegalArgumentException("a requestid has 1 to 50 characters: " + requestId);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (operation != null) {
            parameters.put("operation", operation);
        }
        parameters.put("requestid", requestId);
        return send("POST", uri(resource(type), parameters), "application/json", bodyJson, Purpose.WRITE);
    }

    private Answer object(String path) {
        return send("GET", uri(path, Map.of()), null, null, Purpose.OBJECT);
    }

    private Answer rows(String path, Map<String, String> parameters) {
        return send("GET", uri(path, parameters), null, null, Purpose.ROWS);
    }

    private Answer send(String method, URI uri, @Nullable String contentType, @Nullable String body, Purpose purpose) {
        Optional<String> token = tokens.findToken();
        if (token.isEmpty()) {
            return new Answer(
                    method + " " + uri.getPath(),
                    new ApiResult.Failed<>(new ApiFailure.Unauthorized("there is no access token yet"), ""),
                    null);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token.get());
        headers.put("Accept", "application/json");
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        ApiRequest request = new ApiRequest(method, uri, headers, body);
        Instant date = null;
        ApiResult<JsonNode> result;
        switch (transport.send(request)) {
            case ApiResult.Ok<ApiResponse>(var response, var _) -> {
                date = AnswerReader.date(response);
                result = AnswerReader.read(request, response, purpose);
            }
            case ApiResult.Failed<ApiResponse> failed -> result = failed.cast();
        }
        if (result instanceof ApiResult.Failed<JsonNode>(ApiFailure.Unauthorized _, var _)) {
            tokens.reject(token.get());
        }
        return new Answer(request.toString(), result, date);
    }

    private URI uri(String path, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(settings.apiUrl().toString())
                .append("/v3/company/")
                .append(settings.realmId())
                .append('/')
                .append(path)
                .append("?minorversion=")
                .append(settings.minorVersion());
        parameters.forEach(
                (name, value) -> text.append('&').append(name).append('=').append(encode(value)));
        return URI.create(text.toString());
    }

    private static String resource(EntityType type) {
        return type.wire().toLowerCase(Locale.ROOT);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
