package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Properties.refers;
import static io.mlconnector.sandbox.asana.view.Properties.stores;
import static io.mlconnector.sandbox.asana.view.Property.computed;
import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;
import static io.mlconnector.sandbox.asana.view.Property.viewed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;

/// What the workspace, its teams and its users show.
final class PeopleProperties {
    private static final List<String> TEAM_ACCESS = List.of(
            "edit_team_name_or_description_access_level",
            "edit_team_visibility_or_trash_team_access_level",
            "member_invite_management_access_level",
            "guest_invite_management_access_level",
            "join_request_management_access_level",
            "team_member_removal_access_level");

    private PeopleProperties() {}

    static void addWorkspaceTo(Map<String, Property> properties) {
        stores(properties, "name");
        properties.put("email_domains", viewed((view, _) -> {
            var domains = Json.array();
            return view.isOrganization() ? domains.add("example.com") : domains;
        }));
        properties.put("is_organization", viewed((view, _) -> BooleanNode.valueOf(view.isOrganization())));
    }

    static void addWorkspaceMembershipTo(Map<String, Property> properties) {
        stores(properties, "created_at", "vacation_dates");
        refers(properties, "user", "workspace");
        flags(properties, "is_active", "is_admin", "is_guest", "is_view_only");
        properties.put(
                "user_task_list",
                new Property(
                        false,
                        (view, membership, selection) -> view.nested(
                                view
                                        .resources()
                                        .under(IndexKeys.of(Type.USER_TASK_LIST, membership.text("user")))
                                        .stream()
                                        .findFirst()
                                        .map(list -> list.gid())
                                        .orElse(null),
                                selection)));
    }

    static void addUserTo(Map<String, Property> properties) {
        stores(properties, "name", "email");
        properties.put("photo", constant(null));
        properties.put("workspaces", references((view, _) -> List.of(view.workspace())));
    }

    static void addUserTaskListTo(Map<String, Property> properties) {
        stores(properties, "name");
        properties.put("owner", reference("user"));
        refers(properties, "workspace");
    }

    static void addTeamTo(Map<String, Property> properties) {
        stores(properties, "name", "visibility");
        properties.put("description", stored("description").onRequest());
        properties.put("html_description", stored("html_description").onRequest());
        properties.put("organization", reference("workspace"));
        properties.put(
                "permalink_url", viewed((view, team) -> TextNode.valueOf(view.baseUrl() + "/0/team/" + team.gid())));
        for (String access : TEAM_ACCESS) {
            properties.put(access, constant(TextNode.valueOf("all_team_members")));
        }
        properties.put("team_content_management_access_level", constant(TextNode.valueOf("no_restriction")));
        flags(properties, "endorsed");
        properties.put("custom_field_settings", Properties.settings());
    }

    static void addTeamMembershipTo(Map<String, Property> properties) {
        refers(properties, "user", "team");
        flags(properties, "is_guest", "is_limited_access", "is_admin");
    }

    static void flags(Map<String, Property> properties, String... names) {
        for (String name : names) {
            properties.put(name, computed(resource -> BooleanNode.valueOf(resource.flag(name))));
        }
    }
}
