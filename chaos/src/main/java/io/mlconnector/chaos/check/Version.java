package io.mlconnector.chaos.check;

/// A version of a record that was taken over, in the order in which they were.
///
/// @param of what it is a version of, and where it was taken over: compared only with its like
/// @param number a `SyncToken`, a revision or milliseconds
public record Version(String of, long number) {}
