package io.mlconnector.sandbox.http;

/// How a vendor says no to what never becomes a [Call].
@FunctionalInterface
public interface Refusals {
    /// @param status 400 or 413
    /// @param sentence what is wrong with the request
    Answer refuse(int status, String sentence);
}
