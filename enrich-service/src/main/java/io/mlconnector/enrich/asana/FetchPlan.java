package io.mlconnector.enrich.asana;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How a batch of changed objects is read: every action of a batch counts against the quota as a call of its own,
/// one page of a listing holds a hundred tasks.
///
/// @param tasks one by one
/// @param listings many at once
record FetchPlan(List<String> tasks, List<ProjectListing> listings, List<String> projects) {
    /// From here on a listing is cheaper.
    static final int MANY = 20;
    /// Asana's events are late, and its clock is not the one of the event's sender.
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    FetchPlan {
        tasks = List.copyOf(tasks);
        listings = List.copyOf(listings);
        projects = List.copyOf(projects);
    }

    /// @param tasks those of the project's tasks that are wanted
    record ProjectListing(String projectGid, Instant modifiedSince, List<String> tasks) {
        ProjectListing {
            tasks = List.copyOf(tasks);
        }
    }

    /// @param work only what has to be read
    /// @param projectsOf the projects that a task is known to be in; none for an unknown one
    static FetchPlan of(Collection<ObjectWork> work, Function<ObjectRef, Set<String>> projectsOf) {
        List<String> projects = new ArrayList<>();
        Map<String, ObjectWork> tasks = new LinkedHashMap<>();
        for (ObjectWork one : work) {
            switch (one.ref().kind()) {
                case PROJECT -> projects.add(one.ref().gid());
                case TASK -> tasks.put(one.ref().gid(), one);
            }
        }
        List<ProjectListing> listings =
                tasks.size() < MANY ? List.of() : listings(new LinkedHashMap<>(tasks), projectsOf);
        listings.forEach(listing -> listing.tasks().forEach(tasks::remove));
        return new FetchPlan(List.copyOf(tasks.keySet()), listings, projects);
    }

    private static List<ProjectListing> listings(
            Map<String, ObjectWork> tasks, Function<ObjectRef, Set<String>> projectsOf) {
        Map<String, List<ObjectWork>> byProject = new HashMap<>();
        for (ObjectWork task : tasks.values()) {
            if (task.since().isPresent()) {
                projectsOf.apply(task.ref()).stream()
                        .sorted()
                        .findFirst()
                        .ifPresent(project -> byProject
                                .computeIfAbsent(project, _ -> new ArrayList<>())
                                .add(task));
            }
        }
        List<ProjectListing> listings = new ArrayList<>();
        byProject.forEach((project, all) -> {
            if (all.size() >= MANY) {
                Instant since = all.stream()
                        .flatMap(task -> task.since().stream())
                        .min(Instant::compareTo)
                        .orElseThrow();
                listings.add(new ProjectListing(
                        project,
                        since.minus(OVERLAP),
                        all.stream().map(task -> task.ref().gid()).toList()));
            }
        });
        return listings;
    }
}
