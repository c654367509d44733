package io.mlconnector.chaos.check;

/// A dead letter, as its headers tell.
///
/// @param topic where it lies
/// @param origin `topic-partition-offset` of the original record
/// @param resolves whether there is, or was, such a record
/// @param attempts as written
/// @param at when it was given up, as written
public record Letter(
        String topic, String reason, String text, String origin, boolean resolves, String attempts, String at) {}
