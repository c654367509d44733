package io.mlconnector.chaos.check;

/// A task that was created twice, with what a person said on it.
///
/// @param task the second one
/// @param record id in QuickBooks of the record that both are of
/// @param told how often the tasks that are left of that record say it
public record Extra(String task, String record, String comment, long told) {}
