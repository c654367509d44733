package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Reports on how a project or portfolio is doing: never changed, only posted and deleted.
public final class StatusUpdates {
    private static final Map<String, String> COLORS = Map.of(
            "on_track", "green", "at_risk", "yellow", "off_track", "red", "on_hold", "blue", "complete", "complete");
    private static final Set<String> STATUSES =
            Set.of("on_track", "at_risk", "off_track", "on_hold", "complete", "dropped");

    private StatusUpdates() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        Resource parent = parent(work, input.gid("parent"));
        String status = Input.choice("status_type", input.text("status_type"), STATUSES);
        String html = input.findText("html_text");
        if (html != null && input.findText("text") != null) {
            throw Refusal.badRequest("You may only provide one of text or html_text!");
        }
        String text = html == null ? input.text("text") : RichText.plain("html_text", html);
        Resource update = work.resources()
                .create(
                        Type.STATUS_UPDATE,
                        state -> state.put("resource_subtype", parent.type().wireName() + "_status_update")
                                .put("parent", parent.gid())
                                .put("title", input.findText("title") == null ? "" : input.text("title"))
                                .put("text", text)
                                .put("html_text", html == null ? RichText.html(text) : html)
                                .put("status_type", status)
                                .put("color", COLORS.getOrDefault(status, "red"))
                                .put("created_by", work.actor().gid())
                                .put("created_at", work.time())
                                .put("modified_at", work.time()));
        work.added(update, parent);
        return update;
    }

    public static void delete(Work work, Resource update) {
        work.deleted(update);
        work.resources().delete(update.gid());
    }

    /// @throws Refusal when it is neither a project nor a portfolio
    public static Resource parent(Work work, String gid) {
        return work.resources().find(Type.PORTFOLIO, gid).orElseGet(() -> work.inBody(Type.PROJECT, "parent", gid));
    }
}
