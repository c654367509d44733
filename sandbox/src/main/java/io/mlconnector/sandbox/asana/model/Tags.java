package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Tags, and putting them on tasks.
public final class Tags {
    private static final String MEMBER = "tags";

    private Tags() {}

    public static Resource create(Work work, ObjectNode data) {
        Input input = new Input(data);
        work.inBody(Type.WORKSPACE, "workspace", input.gid("workspace"));
        String name = input.text("name");
        return work.resources().create(Type.TAG, state -> {
            state.put("name", name)
                    .put("notes", "")
                    .put("created_at", work.time())
                    .put("workspace", work.workspace().gid());
            apply(input, state);
        });
    }

    public static Resource update(Work work, Resource tag, ObjectNode data) {
        Input input = new Input(data);
        input.forbid("workspace");
        Resource changed = tag.with(state -> {
            if (input.has("name")) {
                state.put("name", input.text("name"));
            }
            apply(input, state);
        });
        work.resources().save(changed);
        return changed;
    }

    public static void delete(Work work, Resource tag) {
        for (Resource task : work.resources().under(IndexKeys.taggedWith(tag.gid()))) {
            remove(work, task, tag);
        }
        work.resources().delete(tag.gid());
    }

    private static void apply(Input input, ObjectNode state) {
        if (input.has("color")) {
            state.put("color", Colors.checked(input.findText("color")));
        }
        if (input.has("notes")) {
            String notes = input.findText("notes");
            state.put("notes", notes == null ? "" : notes);
        }
    }

    public static void add(Work work, Resource task, Resource tag) {
        List<String> tags = new ArrayList<>(task.texts(MEMBER));
        if (!tags.contains(tag.gid())) {
            tags.add(tag.gid());
            Resource changed = set(work, task, tags);
            work.added(changed, tag);
            Stories.system(
                    work,
                    changed,
                    "added_to_tag",
                    "added to " + tag.text("name"),
                    state -> state.set("tag", Stories.compact(tag)));
        }
    }

    public static void remove(Work work, Resource task, Resource tag) {
        List<String> tags = new ArrayList<>(task.texts(MEMBER));
        if (tags.remove(tag.gid())) {
            Resource changed = set(work, task, tags);
            work.removed(changed, tag);
            Stories.system(
                    work,
                    changed,
                    "removed_from_tag",
                    "removed from " + tag.text("name"),
                    state -> state.set("tag", Stories.compact(tag)));
        }
    }

    private static Resource set(Work work, Resource task, List<String> tags) {
        Resource changed = task.with(state -> tags.forEach(state.putArray(MEMBER)::add));
        work.resources().save(changed);
        return changed;
    }
}
