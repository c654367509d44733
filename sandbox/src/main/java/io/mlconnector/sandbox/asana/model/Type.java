package io.mlconnector.sandbox.asana.model;

import java.util.Arrays;

/// The kinds of resources with a gid of their own. Enum options are no resource here: they live in their field.
public enum Type {
    WORKSPACE("workspace"),
    WORKSPACE_MEMBERSHIP("workspace_membership"),
    USER("user"),
    USER_TASK_LIST("user_task_list"),
    TEAM("team"),
    TEAM_MEMBERSHIP("team_membership"),
    PROJECT("project"),
    SECTION("section"),
    MEMBERSHIP("membership"),
    STATUS_UPDATE("status_update"),
    PORTFOLIO("portfolio"),
    CUSTOM_FIELD("custom_field"),
    CUSTOM_FIELD_SETTING("custom_field_setting"),
    TASK("task"),
    STORY("story"),
    TAG("tag"),
    ATTACHMENT("attachment"),
    TIME_TRACKING_ENTRY("time_tracking_entry"),
    BUDGET("budget"),
    JOB("job"),
    WEBHOOK("webhook");

    private final String wireName;

    Type(String wireName) {
        this.wireName = wireName;
    }

    /// `resource_type`
    public String wireName() {
        return wireName;
    }

    static Type of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a resource type: " + wireName));
    }
}
