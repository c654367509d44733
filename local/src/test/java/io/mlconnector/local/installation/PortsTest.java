package io.mlconnector.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void usualPortsWithoutAnyVariable() {
        Ports ports = Ports.from(Map.of());

        assertThat(ports.of(Port.CONSOLE)).isEqualTo(8080);
        assertThat(ports.of(Port.INGEST)).isEqualTo(8081);
        assertThat(ports.of(Port.SANDBOX_QUICKBOOKS)).isEqualTo(8091);
        assertThat(ports.of(Port.SANDBOX_ASANA)).isEqualTo(8092);
        assertThat(ports.of(Port.KAFKA)).isEqualTo(9092);
    }

    @Test
    void variableMovesPort() {
        assertThat(Ports.from(Map.of("INGEST_PORT", "18081")).of(Port.INGEST)).isEqualTo(18081);
    }

    @Test
    void variableThatHoldsNoPortIsNamed() {
        for (String text : List.of("eight", "0", "65536", "-1", "80 80")) {
            assertThatThrownBy(() -> Ports.from(Map.of("KAFKA_PORT", text)))
                    .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                        assertThat(failure.line()).contains("KAFKA_PORT").contains("'" + text + "'");
                        assertThat(failure.exitCode()).isEqualTo(2);
                    });
        }
    }

    @Test
    void takenPortIsNamedTogetherWithItsVariable() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.from(Map.of("SANDBOX_ASANA_PORT", String.valueOf(other.getLocalPort())));

            assertThatThrownBy(() -> ports.requireFree(List.of(Port.SANDBOX_ASANA)))
                    .isInstanceOfSatisfying(
                            CommandFailure.class,
                            failure -> assertThat(failure.line())
                                    .contains(String.valueOf(other.getLocalPort()))
                                    .contains("SANDBOX_ASANA_PORT")
                                    .doesNotContain("\n"));
        }
    }

    @Test
    void portTakenOnAllAddressesIsSeenToo() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            Ports ports = Ports.from(Map.of("CONSOLE_PORT", String.valueOf(other.getLocalPort())));

            assertThatThrownBy(() -> ports.requireFree(List.of(Port.CONSOLE))).isInstanceOf(CommandFailure.class);
        }
    }

    @Test
    void samePortTwiceNamesBothVariables() {
        Ports ports = Ports.from(Map.of("CONSOLE_PORT", "18123", "INGEST_PORT", "18123"));

        assertThatThrownBy(() -> ports.requireFree(List.of(Port.INGEST, Port.CONSOLE)))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.line())
                                .contains("CONSOLE_PORT")
                                .contains("INGEST_PORT"));
    }

    @Test
    void freePortsAreDifferentAndFree() {
        Ports ports = Ports.free();

        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Port.values().length);
        ports.requireFree(List.of(Port.values()));
    }

    @Test
    void environmentSaysTheSamePorts() {
        Ports ports = Ports.free();

        assertThat(Ports.from(new HashMap<>(ports.environment()))).isEqualTo(ports);
    }
}
