package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Asana writes below a task when somebody changes it: the old value and the new one, which no event has.
final class TaskStories {
    private static final List<String> DATES = List.of("due_on", "due_at", "start_on", "start_at");

    private TaskStories() {}

    /// @param fields of the task itself that are another now; the dates together are one story
    static void tell(Work work, Resource before, Resource after, List<String> fields) {
        boolean datesTold = false;
        for (String field : fields) {
            if (!DATES.contains(field)) {
                tell(work, before, after, field);
            } else if (!datesTold) {
                datesTold = true;
                Stories.system(work, after, "due_date_changed", "changed the due date", story -> {
                    story.set("old_dates", dates(before));
                    story.set("new_dates", dates(after));
                });
            }
        }
    }

    private static void tell(Work work, Resource before, Resource after, String field) {
        String subtype = subtype(field, after);
        String what = "changed the " + field.replace('_', ' ');
        Stories.system(work, after, subtype, what, story -> {
            switch (field) {
                case "name", "resource_subtype", "approval_status" -> {
                    story.put("old_" + field, before.text(field));
                    story.put("new_" + field, after.text(field));
                }
                case "assignee" ->
                    work.resources()
                            .find(after.text("assignee"))
                            .ifPresent(user -> story.set("assignee", Stories.compact(user)));
                default -> {}
            }
        });
    }

    private static String subtype(String field, Resource task) {
        return switch (field) {
            case "assignee" -> task.findText("assignee") == null ? "unassigned" : "assigned";
            case "completed" -> task.flag("completed") ? "marked_complete" : "marked_incomplete";
            default -> field + "_changed";
        };
    }

    private static ObjectNode dates(Resource task) {
        ObjectNode dates = Json.object();
        for (String field : List.of("start_on", "due_at", "due_on")) {
            String date = task.findText(field);
            if (date != null) {
                dates.put(field, date);
            }
        }
        return dates;
    }

    static void tellValue(Work work, Resource before, Resource after, Resource field) {
        String kind = field.text("resource_subtype");
        Stories.system(work, after, kind + "_custom_field_changed", "changed " + field.text("name"), story -> {
            story.set("custom_field", Stories.compact(field));
            String member = kind.equals("multi_enum") ? "_multi_enum_values" : "_" + kind + "_value";
            put(story, "old" + member, value(work, field, before));
            put(story, "new" + member, value(work, field, after));
        });
    }

    private static void put(ObjectNode story, String member, @Nullable JsonNode value) {
        if (value != null) {
            story.set(member, value);
        }
    }

    private static @Nullable JsonNode value(Work work, Resource field, Resource task) {
        JsonNode value = task.get(FieldValues.MEMBER).path(field.gid());
        return switch (field.text("resource_subtype")) {
            case "enum" -> value.isMissingNode() ? null : EnumOptions.find(field, value.asText());
            case "multi_enum", "people" -> {
                ArrayNode array = Json.array();
                value.forEach(gid -> {
                    JsonNode one = field.text("resource_subtype").equals("people")
                            ? work.resources()
                                    .find(gid.asText())
                                    .map(Stories::compact)
                                    .orElse(null)
                            : EnumOptions.find(field, gid.asText());
                    if (one != null) {
                        array.add(one);
                    }
                });
                yield array;
            }
            case "date" -> value.isMissingNode() ? null : dateOf(value);
            case "text" -> Json.text(value.asText(""));
            case "number" -> value.isMissingNode() ? null : value;
            default -> null;
        };
    }

    /// The form of the dates of tasks.
    private static ObjectNode dateOf(JsonNode value) {
        ObjectNode date = Json.object();
        date.set("due_at", value.path("date_time"));
        date.set("due_on", value.path("date"));
        return date;
    }
}
