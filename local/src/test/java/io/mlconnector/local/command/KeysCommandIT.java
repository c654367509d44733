package io.mlconnector.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mlconnector.contracts.AuditV1;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.embeddedkafka.EmbeddedKafka;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.local.terminal.Terminal;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.kafka.Message;
import io.mlconnector.serviceruntime.kafka.TopicPublisher;
import io.mlconnector.serviceruntime.kafka.TopicSetup;
import io.mlconnector.serviceruntime.secret.KeyRotation;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./mlc keys` at an installation whose writer seals anew.
class KeysCommandIT {
    private static final ConnectionId CONNECTION = new ConnectionId("12");
    private static final Instant END = Instant.parse("2026-11-25T11:00:00Z");

    @TempDir
    Path home = Path.of("");

    @Test
    void rotatesAndRetiresOnlyWhenNothingIsLeftUnderTheOldKey() throws Exception {
        Path file = home.resolve("keyset.json");
        Files.writeString(
                file,
                "{\"access\":"
                        + TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                                AeadConfig2026.get(),
                                InsecureSecretKeyAccess.get())
                        + "}");
        assertThat(keys("localhost:1", "rotate", "--retire", "--yes"))
                .startsWith("1 ")
                .contains("is not known");
        try (EmbeddedKafka kafka = EmbeddedKafka.temporary()) {
            String broker = kafka.bootstrapServers();
            new TopicSetup(broker, true, Optional.empty()).ensure(Duration.ofSeconds(30));
            store(broker, file);
            String before = Files.readString(file);

            assertThat(keys(broker, "rotate", "--dry-run")).startsWith("0 ").contains("Nothing was changed");
            assertThat(keys(broker, "rotate")).as("nobody to ask").startsWith("2 ");
            assertThat(Files.readString(file)).isEqualTo(before);

            assertThat(keys(broker, "rotate", "--yes")).startsWith("0 ").contains("Rotated.");
            assertThat(keys(broker)).contains("0 rows, and 1 under old keys");
            assertThat(keys(broker, "rotate", "--yes")).startsWith("1 ").contains("under way");
            assertThat(keys(broker, "rotate", "--retire", "--yes"))
                    .startsWith("1 ")
                    .contains("1 rows are still sealed with old keys");

            store(broker, file);

            assertThat(keys(broker, "rotate", "--retire", "--yes"))
                    .startsWith("0 ")
                    .contains("Retired.");
            assertThat(KeyRotation.look(file))
                    .allSatisfy(state -> assertThat(state.older()).isEmpty());
            assertThat(trail(broker)).contains("retired");
        }
    }

    /// As the owner does, with the key that seals now.
    private static void store(String broker, Path file) {
        TokenPlace place = TokenPlace.QUICKBOOKS;
        String key = place.key(CONNECTION, place.access());
        String sealed = place.seal(KeysetFile.open(file), place.access(), key, 4, new Secret("the-access-token"));
        try (TopicPublisher publisher = new TopicPublisher(broker, "qbo-writer", Clock.systemUTC())) {
            publisher.publish(new Message(
                    Topics.QUICKBOOKS_TOKENS,
                    key,
                    new TokenV1(CONNECTION.value(), "access", 4, sealed, END, null, null),
                    "test.v1",
                    END,
                    null));
        }
    }

    private static String trail(String broker) {
        return new KeptTable<>(broker, Topics.AUDIT, AuditV1.class).read()
                        instanceof KeptTable.Answer.Read<AuditV1>(var all)
                ? String.valueOf(all.values().stream().map(AuditV1::step).toList())
                : "";
    }

    /// @return exit code and what was printed
    private String keys(String broker, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] arguments = new String[more.length + 1];
        arguments[0] = "keys";
        System.arraycopy(more, 0, arguments, 1, more.length);
        int code = MlcCommand.run(
                Map.of(
                        "MLC_HOME", home.toString(),
                        "KAFKA_BOOTSTRAP_SERVERS", broker,
                        "QUICKBOOKS_REALM_ID", CONNECTION.value()),
                new Terminal(printed, printed, false),
                arguments);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
