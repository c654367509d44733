package io.mlconnector.conformance.oas;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The description for a test; without one the test is skipped on a laptop and fails in CI.
public final class DescriptionOrSkip {
    private DescriptionOrSkip() {}

    public static ApiDescription load() {
        return ApiDescription.load(file(System.getenv()), Project.cache());
    }

    static Path file(Map<String, String> environment) {
        Optional<Path> file = DescriptionFile.find(environment, Project.root());
        if (file.isEmpty() && DescriptionFile.mustBeThere(environment)) {
            fail(DescriptionFile.MISSING);
        }
        return file.orElseGet(() -> abort(DescriptionFile.MISSING));
    }
}
