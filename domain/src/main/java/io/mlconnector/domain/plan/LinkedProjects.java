package io.mlconnector.domain.plan;

import io.mlconnector.domain.mapping.Mapping;
import io.mlconnector.domain.work.Project;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which projects are cost centres: those in the portfolio, and those that the mapping file names.
final class LinkedProjects {
    /// Gids grow: the older project first.
    static final Comparator<String> BY_AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private LinkedProjects() {}

    static List<String> gids(ConnectionView view) {
        Set<String> gids = new HashSet<>();
        view.listProjects().stream().filter(Project::linked).map(Project::gid).forEach(gids::add);
        view.mapping().projects().stream()
                .map(Mapping.LinkedProject::projectGid)
                .forEach(gids::add);
        return gids.stream().sorted(BY_AGE).toList();
    }

    static boolean isLinked(ConnectionView view, String gid) {
        return inFile(view, gid).isPresent()
                || view.findProject(gid).map(Project::linked).orElse(false);
    }

    static Optional<Mapping.LinkedProject> inFile(ConnectionView view, String gid) {
        return view.mapping().projects().stream()
                .filter(project -> project.projectGid().equals(gid))
                .findFirst();
    }

    static String name(ConnectionView view, String gid) {
        return view.findProject(gid)
                .map(Project::name)
                .filter(name -> !name.isBlank())
                .orElse(gid);
    }
}
