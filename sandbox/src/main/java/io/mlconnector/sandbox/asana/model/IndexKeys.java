package io.mlconnector.sandbox.asana.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which keys a resource is found, other than its gid.
public final class IndexKeys {
    static final String TRASH = "trash";

    private IndexKeys() {}

    public static String type(Type type) {
        return "type/" + type.wireName();
    }

    public static String tasksIn(String projectGid) {
        return "in/" + projectGid;
    }

    public static String subtasksOf(String taskGid) {
        return "under/" + taskGid;
    }

    public static String external(String externalGid) {
        return "external/" + externalGid;
    }

    public static String sectionsOf(String projectGid) {
        return "section/" + projectGid;
    }

    public static String storiesOn(String taskGid) {
        return "story/" + taskGid;
    }

    public static String attachmentsOf(String taskGid) {
        return "attachment/" + taskGid;
    }

    public static String settingsOf(String holderGid) {
        return "setting/" + holderGid;
    }

    public static String portfoliosWith(String projectGid) {
        return "portfolio/" + projectGid;
    }

    /// Kinds that belong to one other resource and have no key of their own: memberships, status updates and the like.
    public static String of(Type type, String ownerGid) {
        return type.wireName() + "/" + ownerGid;
    }

    public static String taggedWith(String tagGid) {
        return "tagged/" + tagGid;
    }

    public static String waitingFor(String taskGid) {
        return "waiting/" + taskGid;
    }

    public static String customId(String id) {
        return "custom-id/" + id;
    }

    public static String assignedTo(String userGid) {
        return "assignee/" + userGid;
    }

    public static String fieldWithOption(String optionGid) {
        return "option/" + optionGid;
    }

    public static String webhooksOn(String resourceGid) {
        return "hook-on/" + resourceGid;
    }

    /// @param app id of the OAuth app; empty for a personal access token
    public static String webhooksOf(String userGid, String app) {
        return "hook-of/" + userGid + "/" + app;
    }

    static List<String> of(Resource resource) {
        if (resource.isTrashed()) {
            return List.of(TRASH);
        }
        List<String> keys = new ArrayList<>();
        keys.add(type(resource.type()));
        switch (resource.type()) {
            case TASK -> {
                resource.projects().forEach(project -> keys.add(tasksIn(project)));
                addIfSet(keys, "under/", resource.findText("parent"));
                addIfSet(keys, "assignee/", resource.findText("assignee"));
                resource.texts("custom_ids").forEach(id -> keys.add(customId(id)));
                resource.texts("tags").forEach(tag -> keys.add(taggedWith(tag)));
                resource.texts("dependencies").forEach(task -> keys.add(waitingFor(task)));
                addIfSet(keys, "external/", resource.externalGid());
            }
            case SECTION -> keys.add(sectionsOf(resource.text("project")));
            case STORY -> keys.add(storiesOn(resource.text("target")));
            case ATTACHMENT -> keys.add(attachmentsOf(resource.text("parent")));
            case CUSTOM_FIELD_SETTING -> keys.add(settingsOf(resource.text("parent")));
            case PORTFOLIO -> resource.texts("items").forEach(project -> keys.add(portfoliosWith(project)));
            case CUSTOM_FIELD ->
                resource.get("enum_options")
                        .forEach(option ->
                                keys.add(fieldWithOption(option.path("gid").asText())));
            case WEBHOOK -> {
                keys.add(webhooksOn(resource.text("resource")));
                keys.add(webhooksOf(resource.text("user"), resource.text("app")));
            }
            case MEMBERSHIP, STATUS_UPDATE, BUDGET -> keys.add(of(resource.type(), resource.text("parent")));
            case TEAM_MEMBERSHIP -> {
                keys.add(of(resource.type(), resource.text("team")));
                keys.add(of(resource.type(), resource.text("user")));
            }
            case WORKSPACE_MEMBERSHIP, USER_TASK_LIST -> keys.add(of(resource.type(), resource.text("user")));
            case TIME_TRACKING_ENTRY -> keys.add(of(resource.type(), resource.text("task")));
            case JOB -> keys.add(of(resource.type(), resource.text("created_by")));
            case WORKSPACE, USER, TEAM, TAG, PROJECT -> {}
        }
        return keys;
    }

    private static void addIfSet(List<String> keys, String prefix, @Nullable String value) {
        if (value != null) {
            keys.add(prefix + value);
        }
    }
}
