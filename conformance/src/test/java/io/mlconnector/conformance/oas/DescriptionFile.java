package io.mlconnector.conformance.oas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where Asana's API description lies. It is Asana's, and no part of this repository.
final class DescriptionFile {
    static final String MISSING = """
            Asana's API description is not here. Put defs/asana_oas.yaml of the GitHub repository Asana/openapi \
            (commit fc9f8dcf) to ../shared/data/asana_oas.yaml beside the project's root, or say where it is with \
            ASANA_OPENAPI_FILE.""";

    private DescriptionFile() {}

    /// @param environment `ASANA_OPENAPI_FILE`, if anything else than the usual place
    /// @param root of the project
    static Optional<Path> find(Map<String, String> environment, Path root) {
        String given = environment.getOrDefault("ASANA_OPENAPI_FILE", "");
        Path file = given.isBlank() ? root.resolve("../shared/data/asana_oas.yaml") : root.resolve(given);
        return Files.isReadable(file) ? Optional.of(file.normalize()) : Optional.empty();
    }

    /// A developer may do without; a build that decides about others may not.
    static boolean mustBeThere(Map<String, String> environment) {
        return environment.getOrDefault("CI", "").equals("true");
    }
}
