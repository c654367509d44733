package io.mlconnector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.apiclient.ApiFailure;
import io.mlconnector.apiclient.ApiResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object that is no fault, and has yet to prove that it is the answer to its request.
///
/// @param date the transport's time of it; null where it gave none
record Answer(
        String request,
        ApiResult<JsonNode> result,
        @Nullable Instant date) {

    interface Shape<T> {
        /// Empty when the object does not have the expected form.
        ///
        /// @param time when, by QuickBooks' own clock; null where it does not say
        Optional<T> read(JsonNode root, @Nullable Instant time);
    }

    /// An unexpected form never counts as success: whether something was written is not known then.
    <T> ApiResult<T> read(Shape<T> shape) {
        return switch (result) {
            case ApiResult.Failed<JsonNode> failed -> failed.cast();
            case ApiResult.Ok<JsonNode>(var root, var traceId) ->
                shape.read(root, Shapes.time(root).orElse(date))
                        .<ApiResult<T>>map(value -> new ApiResult.Ok<>(value, traceId))
                        .orElseGet(() -> new ApiResult.Failed<>(
                                new ApiFailure.Unknown(request + ": the answer has an unexpected form"), traceId));
        };
    }
}
