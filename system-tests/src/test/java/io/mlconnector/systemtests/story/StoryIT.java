package io.mlconnector.systemtests.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./mlc demo`, which checks each of its steps by reading back from the sandboxes' own APIs.
class StoryIT {
    private static final Duration MOST = Duration.ofMinutes(6);

    @TempDir
    Path folder = Path.of("");

    @Test
    void holdsInOneProcess() throws Exception {
        String told = Mlc.succeeds(folder, Map.of("MLC_HOME", folder.toString()), MOST, "demo");
        assertThat(told).contains("All held");
    }

    @Test
    void holdsWithEachServiceAsItsOwnProcess() throws Exception {
        String told = Mlc.succeeds(folder, Map.of("MLC_HOME", folder.toString()), MOST, "demo", "--processes");
        assertThat(told).contains("All held");
    }
}
