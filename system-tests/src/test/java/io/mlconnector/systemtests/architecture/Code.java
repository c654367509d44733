package io.mlconnector.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The main classes of all modules, read once.
final class Code {
    static final String ROOT = "io.mlconnector.";
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Quarkus writes its own classes next to ours; they follow Quarkus' rules.
            .withImportOption(location -> !location.contains("quarkus-app"))
            .importPackages("io.mlconnector");

    private Code() {}

    static String module(String name) {
        return ROOT + name + "..";
    }
}
