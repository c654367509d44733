package io.mlconnector.sandbox.asana.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.CustomFields;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Trash;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.model.World;
import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.control.ControlApi.RefusedException;
import io.mlconnector.sandbox.http.Answer;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.function.Function;

/// What people do on Asana's pages and no API can.
public final class WorkCalls {
    private WorkCalls() {}

    public static void addTo(ControlApi api, World world) {
        api.post(
                "restore",
                "The manager takes a task back from the trash, with its subtasks",
                List.of("gid: of the task"),
                request -> byManager(
                        world,
                        work -> Trash.restore(work, request.body().path("gid").asText())
                                .orElseThrow(() -> new RefusedException("There is no such task in the trash."))));
        api.post(
                "custom-fields",
                "The manager makes a field that the API cannot make and nobody can write",
                List.of(
                        "name: of the field",
                        "sum_of: gids of number fields; the field is a formula that adds them up",
                        "precision: of the sum",
                        "id_prefix: the field numbers the tasks of its projects, as AP-1, AP-2"),
                request -> byManager(world, work -> CustomFields.createReadOnly(work, request.body())));
        api.post(
                "lock-field",
                "A user locks a custom field; everybody else gets 403 for changing it",
                List.of("custom_field: gid", "user: gid; the manager when left out"),
                request -> byManager(world, work -> lock(work, request.body())));
    }

    private static Resource lock(Work work, ObjectNode body) {
        Resource field = work.inBody(
                Type.CUSTOM_FIELD, "custom_field", body.path("custom_field").asText());
        Resource user = body.has("user") ? work.user("user", body.path("user").asText()) : work.actor();
        return CustomFields.lock(work, field, user);
    }

    private static Answer byManager(World world, Function<Work, Resource> work) {
        try {
            Resource done = world.as(world.accounts().managerGid(), work);
            return Answer.json(
                    200,
                    Json.object()
                            .put("gid", done.gid())
                            .put("resource_type", done.type().wireName())
                            .put("name", done.text("name")));
        } catch (Refusal e) {
            throw new RefusedException(e.message());
        }
    }
}
