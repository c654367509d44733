package io.mlconnector.sandbox.asana.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.sandbox.asana.model.IndexKeys;
import io.mlconnector.sandbox.asana.model.Resource;
import io.mlconnector.sandbox.asana.model.Work;
import io.mlconnector.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// How many tasks a project has. Nothing is counted that `opt_fields` does not ask for.
final class TaskCounts {
    private static final Map<String, Predicate<Resource>> COUNTS = Map.of(
            "num_tasks", _ -> true,
            "num_incomplete_tasks", task -> !task.flag("completed"),
            "num_completed_tasks", task -> task.flag("completed"),
            "num_milestones", TaskCounts::isMilestone,
            "num_incomplete_milestones", task -> isMilestone(task) && !task.flag("completed"),
            "num_completed_milestones", task -> isMilestone(task) && task.flag("completed"));

    private TaskCounts() {}

    static Reply of(Ask ask, Work work, Resource project) {
        List<Resource> tasks = work.resources().under(IndexKeys.tasksIn(project.gid()));
        Set<String> asked = ask.selection().names();
        ObjectNode counts = Json.object();
        COUNTS.forEach((name, condition) -> {
            if (asked.contains(name)) {
                counts.put(name, tasks.stream().filter(condition).count());
            }
        });
        return Reply.data(200, counts);
    }

    private static boolean isMilestone(Resource task) {
        return task.text("resource_subtype").equals("milestone");
    }
}
