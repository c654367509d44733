package io.mlconnector.conformance.exchange;

import java.util.List;

/// Exchanges for tests.
public final class Exchanges {
    private static final String TYPE = "application/json";

    private Exchanges() {}

    /// @param call like `GET /tasks?limit=10`, below the API's base
    public static Exchange of(String call, String requestBody, int status, String answerBody) {
        return by("somebody", call, requestBody, status, answerBody);
    }

    public static Exchange by(String client, String call, String requestBody, int status, String answerBody) {
        String method = call.substring(0, call.indexOf(' '));
        String target = "/api/1.0" + call.substring(call.indexOf(' ') + 1);
        int question = target.indexOf('?');
        return new Exchange(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? List.of() : Exchange.query(target.substring(question + 1)),
                client,
                TYPE,
                requestBody,
                status,
                TYPE,
                answerBody,
                false);
    }
}
