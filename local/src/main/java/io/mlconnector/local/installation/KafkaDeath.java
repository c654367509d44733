package io.mlconnector.local.installation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.kafka.common.utils.Exit;

/// Kafka ends its process at once when it cannot keep its promise, as on a full disk. Here that ends everything, and
/// the last line must say why.
final class KafkaDeath {
    private static final long TIGHT = 64L * 1024 * 1024;

    private KafkaDeath() {}

    static void tell(Home home) {
        Exit.setHaltProcedure((code, _) -> {
            PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            err.println("mlc: " + reason(home));
            Runtime.getRuntime().halt(code == 0 ? 1 : code);
        });
    }

    private static String reason(Home home) {
        long free = free(home);
        if (free < TIGHT) {
            return "Kafka cannot write any more: the disk of " + home.folder() + " is full (" + free / 1024 / 1024
                    + " MB are free). Free some space, then start again; nothing that was accepted is lost.";
        }
        return "Kafka ended by itself; the reason is in " + home.logs() + ". Start again to continue.";
    }

    private static long free(Home home) {
        try {
            return Files.getFileStore(home.folder()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
