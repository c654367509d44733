package io.mlconnector.domain.command;

/// What a command was decided on.
///
/// @param record the source record, `quickbooks/Bill/1043` or `asana/Task/1207`
/// @param version its `SyncToken` or `modified_at`
public record Basis(String record, String version) {}
