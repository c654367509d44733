package io.mlconnector.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CommandFailureTest {
    @Test
    void fullDiskIsNamedWhereverItShows() {
        Exception failure = new IllegalStateException(
                "did not start", new UncheckedIOException(new IOException("write: No space left on device")));

        assertThat(CommandFailure.lineOf(failure)).contains("disk is full").contains("MLC_HOME");
        assertThat(CommandFailure.lineOf(CommandFailure.of("Cannot start.", failure)))
                .contains("disk is full");
    }

    @Test
    void expectedFailureIsItsOwnLine() {
        assertThat(CommandFailure.lineOf(CommandFailure.of("Port 1 is taken."))).isEqualTo("Port 1 is taken.");
    }

    @Test
    void anythingElseSaysHowToSeeMore() {
        assertThat(CommandFailure.lineOf(new IllegalStateException("odd")))
                .contains("odd")
                .contains("MLC_DEBUG=1");
    }
}
