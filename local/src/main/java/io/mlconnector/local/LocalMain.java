package io.mlconnector.local;

import io.mlconnector.local.command.MlcCommand;
import io.mlconnector.local.terminal.Terminal;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Entry point of the `mlc` command; the services start only when the command needs them.
@QuarkusMain
public final class LocalMain {
    private LocalMain() {}

    public static void main(String... arguments) {
        System.exit(MlcCommand.run(System.getenv(), Terminal.system(System.getenv()), arguments));
    }
}
