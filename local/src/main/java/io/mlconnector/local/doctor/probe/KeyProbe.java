package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.local.doctor.KeyCheck;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Asks the token endpoint with the client's keys and a refresh token that nobody was ever given: `invalid_grant` means
/// that the keys are good, `invalid_client` that they are not. No grant is touched.
final class KeyProbe {
    private static final String NOBODYS = "ml-connector-doctor-asks-about-the-keys-only";

    /// Where a vendor takes a client's keys.
    enum Where {
        HEADER,
        FORM
    }

    private final ApiTransport transport;

    KeyProbe(ApiTransport transport) {
        this.transport = transport;
    }

    /// @param clientId the name of the variable
    /// @param clientSecret the name of the variable
    KeyCheck check(URI tokenUrl, Variables variables, String clientId, String clientSecret, Where where) {
        Optional<String> id = variables.find(clientId);
        Optional<String> secret = variables.find(clientSecret);
        if (id.isEmpty() || secret.isEmpty()) {
            return new KeyCheck.NotSet(id.isEmpty() ? clientId : clientSecret);
        }
        Map<String, String> headers = new HashMap<>(
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"));
        String body = "grant_type=refresh_token&refresh_token=" + NOBODYS;
        switch (where) {
            case HEADER ->
                headers.put(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (id.get() + ":" + secret.get()).getBytes(StandardCharsets.UTF_8)));
            case FORM -> body += "&client_id=" + encoded(id.get()) + "&client_secret=" + encoded(secret.get());
        }
        return switch (transport.send(new ApiRequest("POST", tokenUrl, headers, body))) {
            case ApiResult.Failed<ApiResponse>(var failure, var _) -> new KeyCheck.NotTold(failure.detail());
            case ApiResult.Ok<ApiResponse>(var answer, var _) -> judge(answer);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static KeyCheck judge(ApiResponse answer) {
        if (answer.body().contains("invalid_grant")) {
            return new KeyCheck.Accepted();
        }
        return answer.status() == 401 || answer.body().contains("invalid_client")
                ? new KeyCheck.Refused()
                : new KeyCheck.NotTold("HTTP " + answer.status());
    }
}
