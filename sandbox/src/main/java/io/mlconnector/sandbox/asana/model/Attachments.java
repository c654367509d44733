package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/// Links to something elsewhere, such as an invoice, and uploaded files.
public final class Attachments {
    /// Of the sandbox, which keeps files in memory and in its journal; 100 MB at Asana.
    private static final int MAX_BYTES = 1024 * 1024;

    private Attachments() {}

    /// @param data of a link: `parent`, `name`, `url`, and `resource_subtype` `external`
    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        Resource task = work.inBody(Type.TASK, "parent", input.gid("parent"));
        if (!"external".equals(input.findText("resource_subtype"))) {
            throw Refusal.missing("file");
        }
        String name = input.text("name");
        String url = input.text("url");
        return attach(
                work,
                task,
                name,
                state -> state.put("resource_subtype", "external").put("url", url));
    }

    public static Resource upload(Work work, String parent, Upload upload) {
        Resource task = work.inBody(Type.TASK, "parent", parent);
        if (upload.size() > MAX_BYTES) {
            throw Refusal.badRequest("file: The sandbox takes files of at most " + MAX_BYTES + " bytes");
        }
        return attach(
                work,
                task,
                upload.name(),
                state -> state.put("resource_subtype", "asana")
                        .put("size", upload.size())
                        .put("file_key", upload.key())
                        .put("file", upload.content()));
    }

    /// A file as it arrived.
    ///
    /// @param key nobody can guess, for the address of the download
    /// @param content in Base64
    /// @param size in bytes, before that
    public record Upload(String name, String key, String content, int size) {
        public static Upload of(String name, String key, byte[] bytes) {
            return new Upload(name, key, Base64.getEncoder().encodeToString(bytes), bytes.length);
        }
    }

    /// What was uploaded; empty for a link, or when the key is not its own.
    public static Optional<byte[]> file(Resource attachment, String key) {
        return key.equals(attachment.findText("file_key"))
                ? Optional.of(Base64.getDecoder().decode(attachment.text("file")))
                : Optional.empty();
    }

    private static Resource attach(Work work, Resource task, String name, Consumer<ObjectNode> content) {
        Resource attachment = work.resources().create(Type.ATTACHMENT, state -> {
            state.put("name", name).put("parent", task.gid()).put("created_at", work.time());
            content.accept(state);
        });
        work.resources().save(task.with(state -> state.put("modified_at", work.time())));
        Stories.system(work, task, "attachment_added", "attached " + name, _ -> {});
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
