package io.mlconnector.sandbox.asana.view;

import static io.mlconnector.sandbox.asana.view.Property.constant;
import static io.mlconnector.sandbox.asana.view.Property.reference;
import static io.mlconnector.sandbox.asana.view.Property.references;
import static io.mlconnector.sandbox.asana.view.Property.stored;

import com.fasterxml.jackson.databind.node.TextNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Type;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The properties of each kind of resource: <https://developers.asana.com/reference/rest-api-reference>.
final class Properties {
    private static final Map<Type, Map<String, Property>> BY_TYPE = new EnumMap<>(Type.class);

    static {
        for (Type type : Type.values()) {
            Map<String, Property> properties = new LinkedHashMap<>();
            properties.put("resource_type", constant(TextNode.valueOf(type.wireName())));
            switch (type) {
                case WORKSPACE -> PeopleProperties.addWorkspaceTo(properties);
                case WORKSPACE_MEMBERSHIP -> PeopleProperties.addWorkspaceMembershipTo(properties);
                case USER -> PeopleProperties.addUserTo(properties);
                case USER_TASK_LIST -> PeopleProperties.addUserTaskListTo(properties);
                case TEAM -> PeopleProperties.addTeamTo(properties);
                case TEAM_MEMBERSHIP -> PeopleProperties.addTeamMembershipTo(properties);
                case PROJECT -> ProjectProperties.addTo(properties);
                case SECTION -> ProjectProperties.addSectionTo(properties);
                case MEMBERSHIP -> ProjectProperties.addMembershipTo(properties);
                case STATUS_UPDATE -> ProjectProperties.addStatusUpdateTo(properties);
                case PORTFOLIO -> PortfolioProperties.addTo(properties);
                case CUSTOM_FIELD -> FieldProperties.addTo(properties);
                case CUSTOM_FIELD_SETTING -> FieldProperties.addSettingTo(properties);
                case TASK -> TaskProperties.addTo(properties);
                case TAG -> TaskProperties.addTagTo(properties);
                case TIME_TRACKING_ENTRY -> EffortProperties.addEntryTo(properties);
                case BUDGET -> EffortProperties.addBudgetTo(properties);
                case JOB -> JobProperties.addTo(properties);
                case STORY -> StoryProperties.addTo(properties);
                case ATTACHMENT -> StoryProperties.addAttachmentTo(properties);
                case WEBHOOK -> WebhookProperties.addTo(properties);
            }
            BY_TYPE.put(type, properties);
        }
    }

    private Properties() {}

    static Map<String, Property> of(Type type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }

    /// What the compact form has beside gid, type, name and subtype.
    static List<String> compact(Type type) {
        return switch (type) {
            case STORY -> List.of("created_at", "type", "text", "created_by");
            case CUSTOM_FIELD -> List.of("type");
            case MEMBERSHIP -> List.of("parent", "member", "access_level");
            case STATUS_UPDATE -> List.of("title");
            case TEAM_MEMBERSHIP -> List.of("user", "team", "is_guest", "is_limited_access", "is_admin");
            case WORKSPACE_MEMBERSHIP -> List.of("user", "workspace");
            case USER_TASK_LIST -> List.of("owner", "workspace");
            case TIME_TRACKING_ENTRY -> List.of("duration_minutes", "entered_on", "attributable_to", "created_by");
            case BUDGET -> List.of("budget_type");
            case JOB -> List.of("status");
            default -> List.of();
        };
    }

    static void stores(Map<String, Property> properties, String... fields) {
        for (String field : fields) {
            properties.put(field, stored(field));
        }
    }

    static void refers(Map<String, Property> properties, String... fields) {
        for (String field : fields) {
            properties.put(field, reference(field));
        }
    }

    static Property settings() {
        return references((view, holder) -> view.resources().under(IndexKeys.settingsOf(holder.gid())));
    }
}
