package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.http.Json;
import java.util.function.Consumer;

/// Comments, and the stories that Asana writes itself when something changes: each of those is one more event.
public final class Stories {
    private Stories() {}

    public static Resource comment(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        Words words = words(work, input);
        if (words.text().isBlank()) {
            throw Refusal.missing("text");
        }
        Resource story = work.resources().create(Type.STORY, state -> {
            fill(work, task, state, "comment_added", words.text());
            state.put("type", "comment")
                    .put("html_text", words.html())
                    .put("is_pinned", Boolean.TRUE.equals(input.findFlag("is_pinned")));
        });
        touch(work, task);
        work.added(story, task);
        return story;
    }

    /// Only a comment, and only by who wrote it.
    public static Resource update(Work work, Resource story, ObjectNode data) {
        Input input = new Input(data);
        if (!story.text("type").equals("comment")) {
            throw Refusal.badRequest("story: Only comments can be changed");
        }
        if (!story.text("created_by").equals(work.actor().gid())) {
            throw Refusal.forbidden("You do not have access to change this story.");
        }
        boolean rewritten = input.has("text") || input.has("html_text");
        Words words = rewritten ? words(work, input) : new Words(story.text("text"), story.text("html_text"));
        Resource changed = story.with(state -> {
            if (rewritten) {
                state.put("text", words.text()).put("html_text", words.html()).put("is_edited", true);
            }
            Boolean pinned = input.findFlag("is_pinned");
            if (pinned != null) {
                state.put("is_pinned", pinned);
            }
        });
        work.resources().save(changed);
        work.changed(changed, rewritten ? "text" : "is_pinned", null);
        return changed;
    }

    private record Words(String text, String html) {}

    private static Words words(Work work, Input input) {
        String html = input.findText("html_text");
        String text = input.findText("text");
        if (html != null && text != null) {
            throw Refusal.badRequest("You may only provide one of text or html_text!");
        }
        if (html != null) {
            return new Words(RichText.plain("html_text", html), RichText.expanded(work, html));
        }
        return new Words(text == null ? "" : text, RichText.html(text == null ? "" : text));
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

    /// @param details adds the members that this kind of story has, with values as they were then
    static void system(Work work, Resource task, String subtype, String what, Consumer<ObjectNode> details) {
        Resource story = work.resources().create(Type.STORY, state -> {
            fill(work, task, state, subtype, work.actor().text("name") + " " + what);
            details.accept(state.put("type", "system"));
        });
        work.added(story, task);
    }

    /// Another resource as a story remembers it.
    static ObjectNode compact(Resource resource) {
        ObjectNode json = Json.object()
                .put("gid", resource.gid())
                .put("resource_type", resource.type().wireName())
                .put("name", resource.text("name"));
        if (resource.subtype() != null) {
            json.put("resource_subtype", resource.subtype());
        }
        return json;
    }

    private static void fill(Work work, Resource task, ObjectNode state, String subtype, String text) {
        state.put("resource_subtype", subtype)
                .put("text", text)
                .put("target", task.gid())
                .put("created_at", work.time())
                .put("created_by", work.author());
    }

    private static void touch(Work work, Resource task) {
        work.resources().save(task.with(state -> state.put("modified_at", work.time())));
    }
}
