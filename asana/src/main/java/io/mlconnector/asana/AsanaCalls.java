package io.mlconnector.asana;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.asana.wire.AsanaErrors;
import io.mlconnector.asana.wire.AsanaJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests and answers in Asana's envelope, and the loop over the pages of a listing.
final class AsanaCalls {
    private static final int RESTARTS = 1;
    private static final String OFFSET = "offset";

    private final AsanaSettings settings;
    private final ApiTransport transport;
    private final AccessTokenSource tokens;

    AsanaCalls(AsanaSettings settings, ApiTransport transport, AccessTokenSource tokens) {
        this.settings = settings;
        this.transport = transport;
        this.tokens = tokens;
    }

    /// One readable answer of any status.
    ///
    /// @param body null when it is not one whole JSON document
    record Answer(
            String request,
            ApiResponse response,
            @Nullable JsonNode body,
            @Nullable Instant readAt,
            String traceId) {
        boolean isSuccess() {
            return response.status() >= 200 && response.status() < 300;
        }

        <T> ApiResult.Failed<T> failed() {
            ApiFailure failure = isSuccess()
                    ? new ApiFailure.Unknown(request + ": " + response.status() + " in an unexpected form")
                    : AsanaErrors.failure(request, response.status(), body, response.header("Retry-After"));
            return new ApiResult.Failed<>(failure, traceId);
        }

        ApiResult<Read> object() {
            return isSuccess() && body != null && body.path("data").isObject()
                    ? new ApiResult.Ok<>(new Read(body.path("data"), readAt), traceId)
                    : failed();
        }

        /// An object that has a gid: everything that a write answers with.
        ApiResult<Read> written() {
            return isSuccess() && body != null && body.path("data").path("gid").isTextual()
                    ? new ApiResult.Ok<>(new Read(body.path("data"), readAt), traceId)
                    : failed();
        }
    }

    ApiResult<Answer> send(String method, String path, Map<String, String> query, @Nullable String body) {
        Optional<String> token = tokens.findToken();
        if (token.isEmpty()) {
            return new ApiResult.Failed<>(
                    new ApiFailure.Unauthorized(method + " " + path + ": there is no Asana access token"), "");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token.get());
        headers.put("Accept", "application/json");
        if (body != null) {
            headers.put("Content-Type", "application/json; charset=UTF-8");
        }
        ApiRequest request = new ApiRequest(method, uri(path, query), headers, body);
        return transport.send(request).then(response -> {
            if (response.status() == 401) {
                tokens.reject(token.get());
            }
            String traceId = response.header("X-Request-Id").orElse("");
            JsonNode root = AsanaJson.parse(response.body()).orElse(null);
            return new ApiResult.Ok<>(new Answer(request.toString(), response, root, date(response), traceId), traceId);
        });
    }

    ApiResult<Read> get(String path, List<String> fields) {
        return send("GET", path, Map.of("opt_fields", String.join(",", fields)), null)
                .then(Answer::written);
    }

    /// @param fields what to answer with
    ApiResult<Read> write(String method, String path, List<String> fields, @Nullable String body) {
        Map<String, String> query = fields.isEmpty() ? Map.of() : Map.of("opt_fields", String.join(",", fields));
        return send(method, path, query, body).then(Answer::written);
    }

    /// All pages. Asana's page tokens expire: a refused one starts the listing again, once.
    ApiResult<Listing> list(String path, Map<String, String> query, List<String> fields) {
        ApiResult<Listing> result = pages(path, query, fields);
        for (int restart = 0; restart < RESTARTS && isRefusedPage(result); restart++) {
            result = pages(path, query, fields);
        }
        return result;
    }

    private static boolean isRefusedPage(ApiResult<Listing> result) {
        return result instanceof ApiResult.Failed<Listing>(ApiFailure.Rejected refusal, var _)
                && OFFSET.equals(refusal.element());
    }

    private ApiResult<Listing> pages(String path, Map<String, String> query, List<String> fields) {
        List<JsonNode> items = new ArrayList<>();
        Instant readAt = null;
        String offset = null;
        for (int page = 0; page < settings.maxPages(); page++) {
            Map<String, String> whole = new LinkedHashMap<>(query);
            whole.put("opt_fields", String.join(",", fields));
            whole.put("limit", String.valueOf(settings.pageSize()));
            if (offset != null) {
                whole.put(OFFSET, offset);
            }
            Answer answer;
            switch (send("GET", path, whole, null)) {
                case ApiResult.Failed<Answer> failed -> {
                    return failed.cast();
                }
                case ApiResult.Ok<Answer>(var value, var _) -> answer = value;
            }
            JsonNode body = answer.body();
            if (!answer.isSuccess() || body == null || !body.path("data").isArray()) {
                return offset == null ? answer.failed() : refusedPage(answer);
            }
            body.path("data").forEach(items::add);
            readAt = page == 0 ? answer.readAt() : readAt;
            JsonNode next = body.path("next_page").path(OFFSET);
            if (!next.isTextual()) {
                return new ApiResult.Ok<>(new Listing(items, readAt), answer.traceId());
            }
            offset = next.textValue();
        }
        return new ApiResult.Failed<>(
                new ApiFailure.Rejected(
                        "too-long", "GET " + path + ": more than " + settings.maxPages() + " pages", null),
                "");
    }

    /// Marks a 400 to a page token, so that only such a one starts the listing again.
    private static ApiResult<Listing> refusedPage(Answer answer) {
        ApiResult.Failed<Listing> failed = answer.failed();
        return failed.failure() instanceof ApiFailure.Rejected(var code, var detail, var _)
                ? new ApiResult.Failed<>(new ApiFailure.Rejected(code, detail, OFFSET), failed.traceId())
                : failed;
    }

    private URI uri(String path, Map<String, String> query) {
        StringBuilder text = new StringBuilder(settings.apiUrl().toString()).append(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            text.append(separator).append(parameter.getKey()).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return URI.create(text.toString());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static @Nullable Instant date(ApiResponse response) {
        try {
            return response.header("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
