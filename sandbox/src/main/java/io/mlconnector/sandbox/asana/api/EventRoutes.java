package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.feed.EventLog;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.http.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `GET /events`: a reader without a living token gets a 412 with a new one.
final class EventRoutes {
    private final EventLog log;

    private EventRoutes(EventLog log) {
        this.log = log;
    }

    static void addTo(Routes routes, EventLog log) {
        EventRoutes desk = new EventRoutes(log);
        routes.add("GET", "events", (ask, work, _) -> {
                    String gid = ask.need("resource");
                    checkSubject(work, gid);
                    return desk.read(gid, ask.find("sync"));
                })
                .add(
                        "GET",
                        "tasks/*/events",
                        (ask, work, _) -> desk.read(TaskRoutes.task(ask, work).gid(), ask.find("sync")))
                .add(
                        "GET",
                        "projects/*/events",
                        (ask, work, _) ->
                                desk.read(work.inPath(Type.PROJECT, ask.part(1)).gid(), ask.find("sync")));
    }

    private static void checkSubject(Work work, String gid) {
        boolean known = work.resources()
                .find(gid)
                .filter(resource -> resource.type() == Type.PROJECT || resource.type() == Type.TASK)
                .isPresent();
        if (!known) {
            throw Refusal.badRequest("resource: Unknown object: " + gid);
        }
    }

    private Reply read(String resource, @Nullable String sync) {
        Optional<EventLog.Page> page = sync == null ? Optional.empty() : log.read(resource, sync);
        if (page.isEmpty()) {
            Reply refusal = Reply.error(
                    412,
                    "Sync token invalid or too old. If you are attempting to keep resources in sync, you must "
                            + "re-fetch the full dataset for this query now and use the new sync token for the next sync.");
            ObjectNode body = (ObjectNode) refusal.body();
            return new Reply(412, body.put("sync", log.freshSync(resource)), Map.of());
        }
        ObjectNode body = Json.object();
        body.set("data", page.get().data());
        return new Reply(
                200,
                body.put("sync", page.get().sync()).put("has_more", page.get().hasMore()),
                Map.of());
    }
}
