package io.mlconnector.asana;

import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Answers in the order of the script and remembers what was asked.
final class ScriptedTransport implements ApiTransport {
    final List<ApiRequest> requests = new ArrayList<>();
    private final Deque<ApiResult<ApiResponse>> script = new ArrayDeque<>();

    ScriptedTransport answer(int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        script.add(new ApiResult.Ok<>(new ApiResponse(status, all, body), ""));
        return this;
    }

    ScriptedTransport fail(ApiFailure failure) {
        script.add(new ApiResult.Failed<>(failure, ""));
        return this;
    }

    @Override
    public ApiResult<ApiResponse> send(ApiRequest request) {
        requests.add(request);
        return script.remove();
    }

    ApiRequest last() {
        return requests.getLast();
    }
}
