package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.CustomFields;
import io.mlconnector.sandbox.asana.model.EnumOptions;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.Selection;
import io.mlconnector.sandbox.http.Json;
import java.util.List;

/// Definitions of custom fields and the options of enum fields.
final class FieldRoutes {
    private FieldRoutes() {}

    static void addTo(Routes routes, Paging paging) {
        routes.add("GET", "workspaces/*/custom_fields", (ask, work, view) -> {
                    ProjectRoutes.paid(work, "Custom Fields");
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    List<Resource> global = work.resources().all(Type.CUSTOM_FIELD).stream()
                            .filter(field -> field.flag("is_global_to_workspace"))
                            .toList();
                    return Reply.page(ask, view, global, paging);
                })
                .add("POST", "custom_fields", (ask, work, view) -> {
                    ProjectRoutes.paid(work, "Custom Fields");
                    return Reply.created(ask, view, CustomFields.create(work, ask.data()));
                })
                .add("GET", "custom_fields/*", (ask, work, view) -> Reply.read(ask, view, field(ask, work)))
                .add(
                        "PUT",
                        "custom_fields/*",
                        (ask, work, view) ->
                                Reply.read(ask, view, CustomFields.update(work, field(ask, work), ask.data())))
                .add("DELETE", "custom_fields/*", (ask, work, _) -> {
                    CustomFields.delete(work, field(ask, work));
                    return Reply.done();
                })
                .add(
                        "POST",
                        "custom_fields/*/enum_options",
                        (ask, work, _) -> option(
                                201,
                                ask,
                                EnumOptions.create(work, field(ask, work), ask.data())
                                        .option()))
                .add(
                        "POST",
                        "custom_fields/*/enum_options/insert",
                        (ask, work, _) -> option(
                                200,
                                ask,
                                EnumOptions.move(work, field(ask, work), ask.data())
                                        .option()))
                .add(
                        "PUT",
                        "enum_options/*",
                        (ask, work, _) -> option(
                                200,
                                ask,
                                EnumOptions.update(work, ask.part(1), ask.data())
                                        .option()));
    }

    private static Resource field(Ask ask, Work work) {
        ProjectRoutes.paid(work, "Custom Fields");
        return work.inPath(Type.CUSTOM_FIELD, ask.part(1));
    }

    private static Reply option(int status, Ask ask, ObjectNode option) {
        Selection selection = ask.selection();
        JsonNode shown = selection.isEmpty() ? option : option.deepCopy();
        if (!selection.isEmpty()) {
            ObjectNode picked = Json.object().put("gid", option.path("gid").asText());
            selection.names().stream().filter(option::has).forEach(name -> picked.set(name, option.get(name)));
            shown = picked;
        }
        return Reply.data(status, shown);
    }
}
