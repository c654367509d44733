package io.mlconnector.sandbox.http;

/// Answers one call. Called on a virtual thread of its own, many at a time.
@FunctionalInterface
public interface Handler {
    Answer handle(Call call);
}
