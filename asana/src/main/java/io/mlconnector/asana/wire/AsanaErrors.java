package io.mlconnector.asana.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an answer that is no success means. Decided by the status: Asana's texts are for people. A refusal counts only
/// in Asana's own envelope, `{"errors":[…]}`: a proxy's page says nothing about an object.
///
/// See <https://developers.asana.com/docs/errors>.
public final class AsanaErrors {
    private static final int MAX_MESSAGE = 300;
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private AsanaErrors() {}

    /// @param request method and path, for the detail
    /// @param body null when it is not JSON
    public static ApiFailure failure(String request, int status, @Nullable JsonNode body, Optional<String> retryAfter) {
        String message = body == null ? "" : message(body);
        String detail = request + ": " + status + (message.isEmpty() ? "" : ": " + message);
        return switch (status) {
            case 401 -> new ApiFailure.Unauthorized(detail);
            case 429 -> new ApiFailure.RateLimited(detail, retryAfter(retryAfter));
            default -> {
                if (status >= 500) {
                    yield new ApiFailure.ServerError(status, detail);
                }
                if (status >= 400 && body != null && body.path("errors").isArray()) {
                    yield refusal(status, detail);
                }
                // A redirect, or a refusal that is not Asana's own: some proxy answered.
                yield new ApiFailure.Unknown(detail + " in an unexpected form");
            }
        };
    }

    private static ApiFailure refusal(int status, String detail) {
        return switch (status) {
            // 402: not in the plan. 451: not from this address. A person has to act, as with 403.
            case 402, 403, 451 -> new ApiFailure.Forbidden(String.valueOf(status), detail);
            case 404 -> new ApiFailure.NotFound(detail);
            default -> new ApiFailure.Rejected(String.valueOf(status), detail, null);
        };
    }

    private static String message(JsonNode body) {
        StringBuilder text = new StringBuilder();
        for (JsonNode error : body.path("errors")) {
            String message = error.path("message").asText();
            if (!message.isBlank()) {
                text.append(text.isEmpty() ? "" : "; ").append(message.replaceAll("\\p{Cntrl}+", " "));
            }
        }
        return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text.toString();
    }

    private static @Nullable Duration retryAfter(Optional<String> header) {
        try {
            Duration wait = Duration.ofSeconds(Long.parseLong(header.orElse("").strip()));
            if (wait.isNegative()) {
                return null;
            }
            return wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
