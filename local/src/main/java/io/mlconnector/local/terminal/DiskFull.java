package io.mlconnector.local.terminal;

import java.util.List;
import java.util.stream.Stream;

/// Recognises a full disk behind a failure; the JDK has no exception of its own for it.
final class DiskFull {
    private static final List<String> WORDS =
            List.of("No space left on device", "not enough space on the disk", "Disk quota exceeded");
    private static final int MOST_CAUSES = 50;

    private DiskFull() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
    }
}
