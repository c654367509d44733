package io.mlconnector.conformance.oas;

import java.nio.file.Path;
import java.time.Instant;

/// What the build says about itself.
public final class Project {
    private Project() {}

    public static Path root() {
        return Path.of(property("conformance.root"));
    }

    /// Where things may stay between builds; `clean` removes it.
    static Path cache() {
        return root().resolve("conformance/target/api-description");
    }

    /// When this build began, to the second.
    public static Instant buildStart() {
        return Instant.parse(property("conformance.build-start"));
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("Maven says " + name + "; run this by ./mvnw -pl conformance verify");
        }
        return value;
    }
}
