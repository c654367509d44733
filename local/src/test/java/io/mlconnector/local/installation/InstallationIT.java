package io.mlconnector.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlconnector.local.terminal.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the services stand on, really started: broker and sandbox.
class InstallationIT {
    private static final Set<Part> SURROUNDINGS = EnumSet.of(Part.KAFKA, Part.SANDBOX);

    @TempDir
    Path folder;

    @Test
    void tellsAServiceWhereEverythingIs() {
        Installation.Settings settings = settings(Ports.free(), Sides.sandbox());

        try (Installation installation = Installation.start(settings, _ -> {})) {
            assertThat(installation.environment())
                    .containsEntry(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            "127.0.0.1:" + settings.ports().of(Port.KAFKA))
                    .containsEntry("PUBLIC_URL", settings.ports().url(Port.INGEST))
                    .containsEntry("MLC_HOME", settings.home().folder().toString())
                    .containsKeys(
                            "QUICKBOOKS_API_URL",
                            "QUICKBOOKS_OAUTH_URL",
                            "QUICKBOOKS_REALM_ID",
                            "QUICKBOOKS_CLIENT_ID",
                            "QUICKBOOKS_CLIENT_SECRET",
                            "QUICKBOOKS_REFRESH_TOKEN",
                            "QUICKBOOKS_WEBHOOK_VERIFIER",
                            "ASANA_API_URL",
                            "ASANA_ACCESS_TOKEN",
                            "ASANA_WORKSPACE");
            assertThat(EnvironmentFile.read(settings.home().environmentFile())).isEqualTo(installation.environment());
        }
    }

    @Test
    void keepsTopicsFromOneStartToTheNext() throws Exception {
        List<String> said = new ArrayList<>();
        try (Installation first = Installation.start(settings(Ports.free(), Sides.sandbox()), said::add);
                Admin admin = admin(first)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (Installation second = Installation.start(settings(Ports.free(), Sides.sandbox()), said::add);
                Admin admin = admin(second)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        assertThat(said).contains("Starting Kafka", "Starting Kafka on the data of the last time");
    }

    @Test
    void refusesASecondOneOnTheSameData() {
        try (Installation _ = Installation.start(settings(Ports.free(), Sides.sandbox()), _ -> {})) {
            assertThatThrownBy(() -> Installation.start(settings(Ports.free(), Sides.sandbox()), _ -> {}))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("MLC_HOME");
        }
    }

    @Test
    void saysWhichPortIsTakenAndWhatMovesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> numbers = new EnumMap<>(Ports.free().numbers());
            numbers.put(Port.KAFKA, other.getLocalPort());

            assertThatThrownBy(() -> Installation.start(settings(new Ports(numbers), Sides.sandbox()), _ -> {}))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(String.valueOf(other.getLocalPort()))
                    .hasMessageContaining("KAFKA_PORT");
            assertThat(folder.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void neverWritesRealCredentialsDown() throws IOException {
        Side.Real asana = new Side.Real(Map.of(
                "ASANA_API_URL", "https://asana.example/api/1.0",
                "ASANA_ACCESS_TOKEN", "a-real-token",
                "ASANA_WORKSPACE", "12"));
        Installation.Settings settings = settings(Ports.free(), new Sides(new Side.Sandbox(), asana));

        try (Installation installation = Installation.start(settings, _ -> {})) {
            assertThat(installation.environment()).containsEntry("ASANA_ACCESS_TOKEN", "a-real-token");
            assertThat(Files.readString(settings.home().environmentFile()))
                    .contains("QUICKBOOKS_API_URL")
                    .doesNotContain("a-real-token");
        }
    }

    private Installation.Settings settings(Ports ports, Sides sides) {
        return new Installation.Settings(
                new Home(folder), ports, sides, null, SURROUNDINGS, true, Path.of("."), Map.of());
    }

    private static Admin admin(Installation installation) {
        return Admin.create(
                Map.of("bootstrap.servers", installation.environment().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "")));
    }
}
