package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Links to something elsewhere, such as an invoice; no uploads.
public final class Attachments {
    private Attachments() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        Resource task = work.inBody(Type.TASK, "parent", input.gid("parent"));
        if (!"external".equals(input.findText("resource_subtype"))) {
            throw Refusal.badRequest("resource_subtype: The sandbox takes external attachments only");
        }
        String name = input.text("name");
        String url = input.text("url");
        Resource attachment = work.resources()
                .create(
                        Type.ATTACHMENT,
                        state -> state.put("resource_subtype", "external")
                                .put("name", name)
                                .put("url", url)
                                .put("parent", task.gid())
                                .put("created_at", work.time()));
        work.resources().save(task.with(state -> state.put("modified_at", work.time())));
        Stories.system(work, task, "attachment_added", "attached " + name);
        return attachment;
    }

    public static void delete(Work work, Resource attachment) {
        work.deleted(attachment);
        work.resources().delete(attachment.gid());
        work.resources()
                .find(Type.TASK, attachment.text("parent"))
                .ifPresent(task -> work.resources().save(task.with(state -> state.put("modified_at", work.time()))));
    }
}
