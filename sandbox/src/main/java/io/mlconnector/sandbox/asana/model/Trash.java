package io.mlconnector.sandbox.asana.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deleted tasks, which can be taken back for thirty days.
public final class Trash {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String WITH = "trashed_with";

    private Trash() {}

    /// The task and everything below it.
    public static void add(Work work, Resource task) {
        for (Resource subtask : Tasks.below(work.resources(), task)) {
            put(work, subtask, task);
        }
        put(work, task, task);
    }

    private static void put(Work work, Resource task, Resource root) {
        work.deleted(task);
        work.resources()
                .save(task.with(state -> state.put("trashed", true)
                        .put("trashed_at", work.time())
                        .put(WITH, root.gid())
                        .put("modified_at", work.time())));
    }

    /// The task, with what was deleted together with it; empty when it is not in the trash, or no longer.
    public static Optional<Resource> restore(Work work, String gid) {
        Optional<Resource> found =
                work.resources().find(gid).filter(task -> task.isTrashed() && isKept(task, work.now()));
        found.ifPresent(root -> {
            takeBack(work, root);
            // Subtasks know their parent by gid; the index does not know them while they are in the trash.
            List<Resource> family = work.resources().under(IndexKeys.TRASH).stream()
                    .filter(task -> task.text(WITH).equals(root.gid()))
                    .toList();
            family.forEach(task -> takeBack(work, task));
        });
        return found.map(root -> work.resources().get(root.gid()));
    }

    private static void takeBack(Work work, Resource task) {
        Resource back = task.with(state -> {
            state.remove(List.of("trashed", "trashed_at", WITH));
            state.put("modified_at", work.time());
        });
        work.resources().save(back);
        work.undeleted(back);
    }

    private static boolean isKept(Resource task, Instant now) {
        Instant since = task.findTime("trashed_at");
        return since == null || since.plus(LIFE).isAfter(now);
    }
}
