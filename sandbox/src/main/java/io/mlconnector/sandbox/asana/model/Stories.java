package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Comments, and the stories that Asana writes itself when something changes: each of those is one more event.
public final class Stories {
    private Stories() {}

    public static Resource comment(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        String html = input.findText("html_text");
        String text = input.findText("text");
        if (html != null && text != null) {
            throw Refusal.badRequest("You may only provide one of text or html_text!");
        }
        if (html == null && (text == null || text.isBlank())) {
            throw Refusal.missing("text");
        }
        String plain = html == null ? text : RichText.plain("html_text", html);
        Resource story = work.resources().create(Type.STORY, state -> {
            fill(work, task, state, "comment", "comment_added", plain == null ? "" : plain);
            state.put("html_text", html == null ? RichText.html(text == null ? "" : text) : html)
                    .put("is_pinned", Boolean.TRUE.equals(input.findFlag("is_pinned")));
        });
        touch(work, task);
        work.added(story, task);
        return story;
    }

    public static Resource update(Work work, Resource story, ObjectNode data) {
        Input input = new Input(data);
        if (!story.text("type").equals("comment")) {
            throw Refusal.badRequest("story: Only comments can be changed");
        }
        if (!story.text("created_by").equals(work.actor().gid())) {
            throw Refusal.forbidden("You do not have access to change this story.");
        }
        String html = input.findText("html_text");
        String text = html == null ? input.findText("text") : RichText.plain("html_text", html);
        Resource changed = story.with(state -> {
            if (text != null) {
                state.put("text", text).put("html_text", html == null ? RichText.html(text) : html);
                state.put("is_edited", true);
            }
            Boolean pinned = input.findFlag("is_pinned");
            if (pinned != null) {
                state.put("is_pinned", pinned);
            }
        });
        work.resources().save(changed);
        work.changed(changed, "text", null);
        return changed;
    }

    public static void delete(Work work, Resource story) {
        if (!story.text("created_by").equals(work.actor().gid())) {
            throw Refusal.forbidden("You do not have access to delete this story.");
        }
        work.resources().find(Type.TASK, story.text("target")).ifPresent(task -> {
            work.removed(story, task);
            touch(work, task);
        });
        work.resources().delete(story.gid());
    }

    static void system(Work work, Resource task, String subtype, String what) {
        Resource story = work.resources()
                .create(
                        Type.STORY,
                        state -> fill(
                                work,
                                task,
                                state,
                                "system",
                                subtype,
                                work.actor().text("name") + " " + what));
        work.added(story, task);
    }

    private static void fill(Work work, Resource task, ObjectNode state, String type, String subtype, String text) {
        state.put("resource_subtype", subtype)
                .put("type", type)
                .put("text", text)
                .put("target", task.gid())
                .put("created_at", work.time())
                .put("created_by", work.actor().gid());
    }

    private static void touch(Work work, Resource task) {
        work.resources().save(task.with(state -> state.put("modified_at", work.time())));
    }
}
