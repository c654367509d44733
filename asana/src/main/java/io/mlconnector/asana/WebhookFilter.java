package io.mlconnector.asana;

/// Lets events through: a webhook without filters gets all, one with filters those that match any of them.
///
/// @param resourceType `task`, `project`
/// @param action `added`, `changed`, `removed`, `deleted`, `undeleted`
public record WebhookFilter(String resourceType, String action) {}
