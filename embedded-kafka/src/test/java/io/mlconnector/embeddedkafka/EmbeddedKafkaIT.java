package io.mlconnector.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    Path folder;

    @Test
    void keepsCommittedDataWhenRestartedOnAnotherPort() throws Exception {
        EmbeddedKafkaSettings settings = EmbeddedKafkaSettings.in(folder.resolve("data"));
        try (EmbeddedKafka broker = EmbeddedKafka.start(settings)) {
            Clients clients = new Clients(broker.bootstrapServers());
            clients.createTopic("kept");
            clients.sendInTransaction("kept", "before");
        }

        try (EmbeddedKafka broker = EmbeddedKafka.start(settings)) {
            Clients clients = new Clients("localhost:" + broker.port());
            clients.sendInTransaction("kept", "after");

            assertThat(clients.committedValues("kept")).containsExactly("before", "after");
        }
    }

    @Test
    void saysWhichPortIsTakenBeforeItStartsAnything() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = folder.resolve("unused");

            PortTakenException taken = catchThrowableOfType(
                    PortTakenException.class,
                    () -> EmbeddedKafka.start(EmbeddedKafkaSettings.in(data).withPort(other.getLocalPort())));

            assertThat(taken.port()).isEqualTo(other.getLocalPort());
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void deletesTemporaryDataAtTheEnd() {
        Path data;
        try (EmbeddedKafka broker = EmbeddedKafka.temporary()) {
            data = broker.dataFolder();
            assertThat(data).isDirectory();
        }

        assertThat(data).doesNotExist();
    }

    @Test
    void saysInOneLineWhyItCannotUseAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaSettings.in(file)))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("a-file")
                .hasMessageNotContaining("\n");
    }
}
