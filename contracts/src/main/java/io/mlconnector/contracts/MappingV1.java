package io.mlconnector.contracts;

import io.mlconnector.domain.mapping.Mapping;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mapping file of a connection as a topic value.
///
/// @param version SHA-256 of the file's text; `default` without a file
public record MappingV1(
        String connection,
        String version,
        String zone,
        @Nullable String creditAccount,
        List<Project> projects) {

    /// Class, department and customer are names or ids.
    public record Project(
            String project,
            @Nullable String className,
            @Nullable String departmentName,
            @Nullable String customerName) {}

    public MappingV1 {
        projects = List.copyOf(projects);
    }

    public Mapping toDomain() {
        return new Mapping(
                ZoneId.of(zone),
                creditAccount,
                projects.stream()
                        .map(project -> new Mapping.LinkedProject(
                                project.project(),
                                project.className(),
                                project.departmentName(),
                                project.customerName()))
                        .toList());
    }

    public static MappingV1 of(String connection, String version, Mapping mapping) {
        return new MappingV1(
                connection,
                version,
                mapping.zone().getId(),
                mapping.creditAccount(),
                mapping.projects().stream()
                        .map(project -> new Project(
                                project.projectGid(),
                                project.className(),
                                project.departmentName(),
                                project.customerName()))
                        .toList());
    }
}
