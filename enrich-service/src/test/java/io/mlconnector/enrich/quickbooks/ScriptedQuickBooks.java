package io.mlconnector.enrich.quickbooks;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.quickbooks.HttpQuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksClient;
import io.mlconnector.quickbooks.QuickBooksSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A transport that gives prepared answers and remembers what was asked.
final class ScriptedQuickBooks implements ApiTransport {
    final List<String> asked = new ArrayList<>();
    private final Deque<ApiResponse> answers = new ArrayDeque<>();

    void answer(int status, String body) {
        answers.add(new ApiResponse(status, Map.of(), body.replace('\'', '"')));
    }

    QuickBooksClient client() {
        AccessTokenSource tokens = () -> Optional.of("token");
        return new HttpQuickBooksClient(QuickBooksSettings.of("http://quickbooks.test", "9341"), this, tokens);
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        asked.add(
                request.body() == null
                        ? URLDecoder.decode(request.uri().getRawQuery(), StandardCharsets.UTF_8)
                        : request.body());
        return new ApiResult.Ok<>(answers.removeFirst(), "");
    }
}
