package io.mlconnector.sandbox.asana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies of tasks and projects, which Asana makes in the background: the caller gets a job and asks for it again.
///
/// ```
/// not_started --(1 s of the clock)--> in_progress --(2 s more)--> succeeded
/// ```
public final class Jobs {
    private static final Duration START = Duration.ofSeconds(1);
    private static final Duration RUN = Duration.ofSeconds(3);
    private static final int MAX_AT_ONCE = 5;

    /// What a caller can have copied, and which members of a task that is.
    private static final Map<String, List<String>> PARTS = Map.of(
            "notes", List.of("notes", "html_notes"),
            "assignee", List.of("assignee"),
            "dates", List.of("due_on", "due_at", "start_on", "start_at"),
            "tags", List.of("tags"));

    private Jobs() {}

    public static String status(Resource job, Instant now) {
        Instant created = job.findTime("created_at");
        Duration age = created == null ? RUN : Duration.between(created, now);
        if (age.compareTo(START) < 0) {
            return "not_started";
        }
        return age.compareTo(RUN) < 0 ? "in_progress" : "succeeded";
    }

    /// The copy exists at once; only a job that has succeeded says that it is complete.
    ///
    /// @throws Refusal when the user has five jobs under way
    public static Resource duplicateTask(Work work, Resource task, ObjectNode data) {
        Input input = new Input(data);
        String name = input.text("name");
        checkFree(work);
        Resource copy = copyTask(work, task, name, parts(input), null);
        return job(work, "duplicate_task", "new_task", copy);
    }

    public static Resource duplicateProject(Work work, Resource project, ObjectNode data) {
        Input input = new Input(data);
        String name = input.text("name");
        checkFree(work);
        Set<String> include = parts(input);
        Resource copy = Projects.copy(work, project, name);
        if (include.stream().anyMatch(part -> part.startsWith("task_"))) {
            for (Resource task : work.resources().under(IndexKeys.tasksIn(project.gid()))) {
                copyTask(work, task, task.text("name"), include, copy);
            }
        }
        return job(work, "duplicate_project", "new_project", copy);
    }

    private static Set<String> parts(Input input) {
        String include = input.findText("include");
        return include == null
                ? Set.of()
                : Set.copyOf(List.of(include.replace(" ", "").split(",", -1)));
    }

    private static void checkFree(Work work) {
        long running = work
                .resources()
                .under(IndexKeys.of(Type.JOB, work.actor().gid()))
                .stream()
                .filter(job -> !status(job, work.now()).equals("succeeded"))
                .count();
        if (running >= MAX_AT_ONCE) {
            throw Refusal.tooMany((int) RUN.toSeconds());
        }
    }

    private static Resource copyTask(
            Work work, Resource task, String name, Set<String> include, @Nullable Resource into) {
        Resource copy = work.resources().create(Type.TASK, state -> {
            state.put("resource_subtype", task.text("resource_subtype"))
                    .put("name", name)
                    .put("notes", "")
                    .put("html_notes", RichText.html(""))
                    .put("completed", false)
                    .put("workspace", task.text("workspace"))
                    .put("created_at", work.time())
                    .put("created_by", work.actor().gid())
                    .put("modified_at", work.time());
            state.putArray("followers").add(work.actor().gid());
            PARTS.forEach((part, fields) -> {
                if (include.contains(into == null ? part : "task_" + part)) {
                    fields.forEach(field -> keep(task, state, field));
                }
            });
        });
        for (String project : into == null ? task.projects() : List.of(into.gid())) {
            work.resources().find(Type.PROJECT, project).ifPresent(each -> TaskPlaces.place(work, copy.gid(), each));
        }
        Resource placed = work.resources().get(copy.gid());
        if (!task.get(FieldValues.MEMBER).isObject()) {
            return placed;
        }
        Resource filled = placed.with(state -> state.set(FieldValues.MEMBER, task.get(FieldValues.MEMBER)));
        work.resources().save(filled);
        return filled;
    }

    private static void keep(Resource task, ObjectNode copy, String field) {
        if (!task.get(field).isMissingNode()) {
            copy.set(field, task.get(field));
        }
    }

    private static Resource job(Work work, String subtype, String member, Resource made) {
        return work.resources()
                .create(
                        Type.JOB,
                        state -> state.put("resource_subtype", subtype)
                                .put("created_at", work.time())
                                .put("created_by", work.actor().gid())
                                .put(member, made.gid()));
    }
}
