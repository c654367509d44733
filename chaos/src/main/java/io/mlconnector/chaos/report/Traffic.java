package io.mlconnector.chaos.report;

/// How much went through.
///
/// @param in what people asked for
/// @param applied operations whose outcome is that the vendor holds it
/// @param skipped commands that came again, or were overtaken
/// @param parked operations that wait for a person
/// @param dead letters
/// @param attempts calls that writers started, as the ledgers count them
/// @param accepted writes that the vendors carried out, of the connector and of people
public record Traffic(long in, long applied, long skipped, long parked, long dead, long attempts, long accepted) {}
