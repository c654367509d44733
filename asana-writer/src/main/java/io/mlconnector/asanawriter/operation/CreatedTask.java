package io.mlconnector.asanawriter.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.asanawriter.provision.Layouts;
import io.mlconnector.contracts.ConnectionV1.Layout;
import io.mlconnector.domain.work.Field;
import java.util.Optional;

/// By what a task is known again that a request of ours may have created: its QuickBooks id and, because a bill and an
/// invoice may have the same one, its QuickBooks page. What has no page is known by its name.
record CreatedTask(String idField, String id, String linkField, String link, String name) {

    /// Empty when the request names no id.
    static Optional<CreatedTask> of(Request request, Layout layout) {
        JsonNode data = request.body().path("data");
        String idField = Layouts.fieldGid(layout, Field.QUICKBOOKS_ID).orElse("");
        String linkField = Layouts.fieldGid(layout, Field.QUICKBOOKS_LINK).orElse("");
        String id = data.path("custom_fields").path(idField).asText("");
        String link = data.path("custom_fields").path(linkField).asText("");
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new CreatedTask(
                        idField, id, linkField, link, data.path("name").asText()));
    }

    /// @param task as Asana lists it
    boolean isHeldBy(JsonNode task) {
        JsonNode fields = task.path("custom_fields");
        return text(fields, idField).equals(id)
                && (link.isEmpty()
                        ? task.path("name").asText().equals(name)
                        : text(fields, linkField).equals(link));
    }

    private static String text(JsonNode customFields, String fieldGid) {
        for (JsonNode field : customFields) {
            if (field.path("gid").asText().equals(fieldGid)) {
                return field.path("text_value").asText("");
            }
        }
        return "";
    }
}
