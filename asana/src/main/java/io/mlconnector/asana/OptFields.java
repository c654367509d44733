package io.mlconnector.asana;

import java.util.List;
import java.util.stream.Stream;

/// The `opt_fields` of each kind of object: what the connector reads, and nothing that costs quota for no use.
final class OptFields {
    private static final List<String> VALUES = List.of(
            "custom_fields.gid",
            "custom_fields.name",
            "custom_fields.text_value",
            "custom_fields.number_value",
            "custom_fields.enum_value.gid",
            "custom_fields.enum_value.name",
            "custom_fields.enum_value.enabled",
            "custom_fields.display_value");

    static final List<String> TASK = join(
            List.of(
                    "gid",
                    "name",
                    "resource_subtype",
                    "completed",
                    "due_on",
                    "modified_at",
                    "created_at",
                    "created_by.gid",
                    "permalink_url",
                    "external",
                    "projects.gid",
                    "memberships.project.gid"),
            VALUES);
    static final List<String> PROJECT = join(
            List.of(
                    "gid",
                    "name",
                    "archived",
                    "completed",
                    "created_at",
                    "modified_at",
                    "permalink_url",
                    "workspace.gid"),
            VALUES);
    static final List<String> STORY =
            List.of("gid", "resource_subtype", "type", "text", "created_at", "created_by.gid", "created_by.name");
    static final List<String> CUSTOM_FIELD = List.of(
            "gid",
            "name",
            "resource_subtype",
            "precision",
            "enum_options.gid",
            "enum_options.name",
            "enum_options.enabled",
            "is_global_to_workspace",
            "representation_type");
    static final List<String> SETTING = List.of("gid", "custom_field.gid", "custom_field.name");
    static final List<String> OPTION = List.of("gid", "name", "enabled");
    static final List<String> NAMED = List.of("gid", "name");
    static final List<String> USER = List.of("gid", "name", "workspaces.gid", "workspaces.name");
    static final List<String> MEMBERSHIP =
            List.of("is_active", "is_guest", "is_view_only", "workspace", "workspace.name");
    static final List<String> WEBHOOK = List.of(
            "gid",
            "active",
            "resource.gid",
            "resource.resource_type",
            "target",
            "created_at",
            "last_success_at",
            "last_failure_at",
            "failure_deletion_timestamp");

    private OptFields() {}

    private static List<String> join(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
