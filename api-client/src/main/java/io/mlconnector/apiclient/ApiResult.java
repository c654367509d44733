package io.mlconnector.apiclient;

import java.util.function.Function;

/// The answer of a call: the value, or why there is none.
public sealed interface ApiResult<T> {

    /// @param traceId the vendor's id of this request (`intuit_tid`, `X-Request-Id`); empty when it gave none
    record Ok<T>(T value, String traceId) implements ApiResult<T> {}

    record Failed<T>(ApiFailure failure, String traceId) implements ApiResult<T> {
        /// The same failure of a call with another value type.
        public <R> Failed<R> cast() {
            return new Failed<>(failure, traceId);
        }
    }

    default <R> ApiResult<R> map(Function<T, R> function) {
        return switch (this) {
            case Ok<T>(var value, var traceId) -> new Ok<>(function.apply(value), traceId);
            case Failed<T> failed -> failed.cast();
        };
    }

    default <R> ApiResult<R> then(Function<T, ApiResult<R>> function) {
        return switch (this) {
            case Ok<T>(var value, var _) -> function.apply(value);
            case Failed<T> failed -> failed.cast();
        };
    }
}
