package io.mlconnector.sandbox.front;

import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Call;

/// Sees each call with its answer.
@FunctionalInterface
public interface ExchangeObserver extends AutoCloseable {
    /// Called on the call's own thread, many at a time.
    ///
    /// @param spoilt whether a fault changed the answer
    void exchanged(Call call, Answer answer, boolean spoilt);

    @Override
    default void close() {}

    static ExchangeObserver none() {
        return (_, _, _) -> {};
    }
}
