package io.mlconnector.local.setup;

/// One thing that would be created or changed in Asana.
///
/// @param what `custom field`, `project`, `portfolio`, `field on`, `choice`, `enable choice`
/// @param name of what is created; for `field on` the field's
/// @param in where it goes; empty for the workspace
public record Deed(String what, String name, String in) {}
