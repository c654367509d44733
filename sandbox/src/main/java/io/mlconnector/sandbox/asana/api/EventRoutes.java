package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.feed.EventLog;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Refusal;
import io.mlconnector.sandbox.asana.model.Type;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.asana.view.View;
import io.mlconnector.sandbox.http.Json;
import java.util.Map;
import java.util.Optional;

/// `GET /events`: a reader without a living token gets a 412 with a new one.
final class EventRoutes {
    private static final int MAX_LISTENERS = 1_000;

    private final EventLog log;

    private EventRoutes(EventLog log) {
        this.log = log;
    }

    static void addTo(Routes routes, EventLog log) {
        EventRoutes desk = new EventRoutes(log);
        routes.add("GET", "events", (ask, work, view) -> {
                    String gid = ask.need("resource");
                    checkSubject(work, gid);
                    return desk.read(ask, work, view, gid);
                })
                .add(
                        "GET",
                        "tasks/*/events",
                        (ask, work, view) -> desk.read(
                                ask, work, view, TaskRoutes.task(ask, work).gid()))
                .add(
                        "GET",
                        "projects/*/events",
                        (ask, work, view) -> desk.read(
                                ask,
                                work,
                                view,
                                work.inPath(Type.PROJECT, ask.part(1)).gid()))
                .add("GET", "workspaces/*/events", (ask, work, _) -> {
                    work.inPath(Type.WORKSPACE, ask.part(1));
                    throw work.switches().paid()
                            ? Refusal.forbidden("Only service accounts can read the events of a workspace.")
                            : Refusal.notInPlan("Workspace events");
                });
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

    private Reply read(Ask ask, Work work, View view, String resource) {
        String sync = ask.find("sync");
        Optional<EventLog.Page> found =
                sync == null ? Optional.empty() : log.read(work.actor().gid(), resource, sync);
        if (found.isEmpty()) {
            return begin(work, resource);
        }
        EventLog.Page page = found.get();
        EventRecords records = new EventRecords(work, view, ask.selection());
        ArrayNode data = Json.array();
        page.events().forEach(event -> data.add(records.show(event)));
        ObjectNode body = Json.object();
        body.set("data", data);
        return new Reply(200, body.put("sync", page.sync()).put("has_more", page.hasMore()), Map.of());
    }

    private Reply begin(Work work, String resource) {
        int webhooks = work.resources().under(IndexKeys.webhooksOn(resource)).size();
        if (webhooks + log.streams(resource) >= MAX_LISTENERS) {
            throw Refusal.forbidden(
                    "The resource has the maximum of " + MAX_LISTENERS + " webhooks and event streams.");
        }
        Reply refusal = Reply.error(
                412,
                "Sync token invalid or too old. If you are attempting to keep resources in sync, you must "
                        + "re-fetch the full dataset for this query now and use the new sync token for the next sync.");
        ObjectNode body = (ObjectNode) refusal.body();
        return new Reply(412, body.put("sync", log.open(work.actor().gid(), resource)), Map.of());
    }
}
