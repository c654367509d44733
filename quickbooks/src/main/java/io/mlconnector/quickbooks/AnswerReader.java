package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiRequest;
import io.mlconnector.apiclient.ApiResponse;
import io.mlconnector.apiclient.ApiResult;
import io.mlconnector.quickbooks.wire.Fault;
import io.mlconnector.quickbooks.wire.WireJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From an HTTP answer to a JSON object that is certainly no fault, or to why there is none.
final class AnswerReader {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private AnswerReader() {}

    /// What was asked for.
    enum Purpose {
        WRITE,
        /// One object by its address: the answer may be that there is no such address.
        OBJECT,
        /// A query, a batch of them, or changes.
        ROWS
    }

    static ApiResult<JsonNode> read(ApiRequest request, ApiResponse response, Purpose purpose) {
        String traceId = response.header("intuit_tid").orElse("");
        Optional<JsonNode> root = WireJson.parse(response.body()).filter(JsonNode::isObject);
        Duration retryAfter = retryAfter(response);
        Optional<Fault> fault = root.flatMap(Fault::find);
        if (fault.isPresent()) {
            return new ApiResult.Failed<>(
                    FaultClassifier.classify(response.status(), fault.get(), retryAfter), traceId);
        }
        if (response.status() == 200 && root.isPresent()) {
            return new ApiResult.Ok<>(root.get(), traceId);
        }
        return new ApiResult.Failed<>(withoutFault(request, response, purpose, retryAfter), traceId);
    }

    /// HTML, nothing, something cut off, a proxy's page. Only what cannot have come from the books themselves is a
    /// definite answer to a write, and only the missing address of one object is one to a read.
    private static ApiFailure withoutFault(
            ApiRequest request, ApiResponse response, Purpose purpose, @Nullable Duration retryAfter) {
        int status = response.status();
        String detail = request + ": HTTP " + status + " without a fault that can be read";
        return switch (status) {
            case 401 -> new ApiFailure.Unauthorized(detail);
            case 403 -> new ApiFailure.Forbidden("403", detail);
            case 429 -> new ApiFailure.RateLimited(detail, retryAfter);
            default -> {
                if (status >= 500) {
                    yield new ApiFailure.ServerError(status, detail);
                }
                int definite = switch (purpose) {
                    case WRITE -> 413;
                    case OBJECT -> 404;
                    case ROWS -> 0;
                };
                yield status == definite
                        ? new ApiFailure.Rejected(String.valueOf(status), detail, null)
                        : new ApiFailure.Unknown(detail);
            }
        };
    }

    /// The transport's time: to the second, where the answer itself has none.
    static @Nullable Instant date(ApiResponse response) {
        try {
            return response.header("date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Seconds; Intuit does not document the header, and other forms are not worth reading.
    private static @Nullable Duration retryAfter(ApiResponse response) {
        return response.header("retry-after")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(null);
    }
}
