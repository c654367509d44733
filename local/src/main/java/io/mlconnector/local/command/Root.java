package io.mlconnector.local.command;

import java.nio.file.Path;

/// The folder of the modules, whose jars are started as processes.
final class Root {
    private Root() {}

    static Path find() {
        return Path.of(System.getProperty("mlc.root", ".")).toAbsolutePath().normalize();
    }
}
