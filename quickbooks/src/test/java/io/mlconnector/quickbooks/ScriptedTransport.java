package io.mlconnector.quickbooks;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Answers from a list, and keeps what was sent.
final class ScriptedTransport implements ApiTransport {
    private final Deque<ApiResult<ApiResponse>> answers = new ArrayDeque<>();
    final List<ApiRequest> sent = new ArrayList<>();

    ScriptedTransport answer(int status, String body) {
        return answer(status, Map.of("intuit_tid", "tid-1"), body);
    }

    ScriptedTransport answer(int status, Map<String, String> headers, String body) {
        answers.add(new ApiResult.Ok<>(new ApiResponse(status, headers, body), ""));
        return this;
    }

    ScriptedTransport fail(ApiFailure failure) {
        answers.add(new ApiResult.Failed<>(failure, ""));
        return this;
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        sent.add(request);
        return answers.remove();
    }

    ApiRequest last() {
        return sent.getLast();
    }
}
