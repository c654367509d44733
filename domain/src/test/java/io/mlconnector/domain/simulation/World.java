package io.mlconnector.domain.simulation;

import io.mlconnector.domain.accounting.EntityRef;
import io.mlconnector.domain.accounting.QboEntity;
import io.mlconnector.domain.command.Command;
import io.mlconnector.domain.fixtures.InMemoryView;
import io.mlconnector.domain.fixtures.WorkFixtures;
import io.mlconnector.domain.link.Link;
import io.mlconnector.domain.plan.Plan;
import io.mlconnector.domain.plan.SyncPlanner;
import io.mlconnector.domain.plan.Trigger;
import io.mlconnector.domain.work.Project;
import io.mlconnector.domain.work.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/// What is true in both systems, and what the planner knows of it.
final class World {
    final Random random;
    final Map<EntityRef, QboEntity> books = new LinkedHashMap<>();
    final Map<String, Task> tasks = new LinkedHashMap<>();
    final Map<String, Project> projects = new LinkedHashMap<>();
    final Map<String, Link> links = new LinkedHashMap<>();
    final Map<EntityRef, String> options = new LinkedHashMap<>();
    final Map<String, List<String>> comments = new LinkedHashMap<>();
    final InMemoryView view = new InMemoryView();
    final List<String> story = new ArrayList<>();
    final Post post;
    final Writers writers;

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private int lastId = 1000;

    World(long seed) {
        random = new Random(seed);
        post = new Post(random);
        writers = new Writers(this);
    }

    String newId() {
        lastId++;
        return String.valueOf(lastId);
    }

    Instant tick() {
        now = now.plusMillis(1L + random.nextInt(50));
        return now;
    }

    void put(QboEntity entity) {
        books.put(entity.ref(), entity);
        post.send("record " + entity.ref(), new Trigger.EntityChanged(entity.ref()), known -> known.with(entity));
    }

    void put(Project project) {
        projects.put(project.gid(), project);
        post.send("project " + project.gid(), new Trigger.ProjectChanged(project.gid()), known -> known.with(project));
    }

    void put(Link link) {
        links.put(link.pair(), link);
        post.send("link " + link.pair(), new Trigger.LinkChanged(link.pair()), known -> known.with(link));
    }

    Task put(Task task) {
        tasks.put(task.gid(), task);
        post.send("task " + task.gid(), new Trigger.TaskChanged(task.gid()), known -> known.with(task));
        return task;
    }

    Task task(String gid) {
        return Objects.requireNonNull(tasks.get(gid), gid);
    }

    Task change(String gid, UnaryOperator<Task> change) {
        Task changed = change.apply(task(gid));
        return put(WorkFixtures.at(changed, tick()));
    }

    Optional<Link> link(String pair) {
        return Optional.ofNullable(links.get(pair));
    }

    /// One record arrives or one command is carried out.
    void step() {
        boolean arrive = writers.isIdle() || (!post.isEmpty() && random.nextInt(5) < 3);
        if (arrive && !post.isEmpty()) {
            Post.Letter letter = post.next();
            letter.content().accept(view);
            plan(letter.trigger());
        } else if (!writers.isIdle()) {
            writers.work();
        }
    }

    Plan plan(Trigger trigger) {
        Plan plan = SyncPlanner.plan(trigger, view);
        for (Command command : plan.commands()) {
            story.add(
                    trigger + " -> " + command.key() + " " + command.getClass().getSimpleName());
            writers.accept(command);
        }
        return plan;
    }

    boolean isQuiet() {
        return post.isEmpty() && writers.isIdle();
    }

    void runToQuiet() {
        for (int steps = 0; !isQuiet(); steps++) {
            if (steps > 20_000) {
                throw new AssertionError("does not come to rest");
            }
            step();
        }
    }
}
