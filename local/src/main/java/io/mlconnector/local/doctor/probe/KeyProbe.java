package io.mlconnector.local.doctor.probe;

import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.apiclient.ApiTransport;
import io.mlconnector.local.doctor.KeyCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Asks the token endpoint with the client's keys and a refresh token that nobody was ever given: `invalid_grant` means
/// that the keys are good, `invalid_client` that they are not. No grant is touched.
final class KeyProbe {
    private static final String NOBODYS = "ml-connector-doctor-asks-about-the-keys-only";

    private final ApiTransport transport;

    KeyProbe(ApiTransport transport) {
        this.transport = transport;
    }

    KeyCheck check(URI tokenUrl, Optional<String> clientId, Optional<String> clientSecret) {
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            return new KeyCheck.NotSet(clientId.isEmpty() ? "QUICKBOOKS_CLIENT_ID" : "QUICKBOOKS_CLIENT_SECRET");
        }
        String basic = Base64.getEncoder()
                .encodeToString((clientId.get() + ":" + clientSecret.get()).getBytes(StandardCharsets.UTF_8));
        ApiRequest request = new ApiRequest(
                "POST",
                tokenUrl,
                Map.of(
                        "Authorization", "Basic " + basic,
                        "Accept", "application/json",
                        "Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=refresh_token&refresh_token=" + NOBODYS);
        return switch (transport.send(request)) {
            case ApiResult.Failed<ApiResponse>(var failure, var _) -> new KeyCheck.NotTold(failure.detail());
            case ApiResult.Ok<ApiResponse>(var answer, var _) -> judge(answer);
        };
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
