package io.mlconnector.local.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.embeddedkafka.SharedBroker;
import io.mlconnector.local.doctor.Tokens;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tokens that a running installation keeps, as the doctor finds them.
class TokenShelfIT {
    private static final Instant ACCESS_ENDS = Instant.parse("2026-11-25T13:00:00Z");
    private static final Instant REFRESH_ENDS = Instant.parse("2027-03-05T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void opensTheAccessTokenAndOfTheRefreshTokenTellsTheEndOnly() throws Exception {
        // Only the keyset of access tokens is here, as enrich-service has it.
        Path keyset = folder.resolve("keyset.json");
        Files.writeString(
                keyset,
                "{\"access\":"
                        + TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                                AeadConfig2026.get(),
                                InsecureSecretKeyAccess.get())
                        + "}");
        String sealed = KeysetFile.open(keyset)
                .seal(Purpose.ACCESS_TOKEN, Topics.QUICKBOOKS_TOKENS, "12/access", 4, new Secret("the-access-token"));
        String broker = SharedBroker.bootstrapServers();
        keep(broker, "access", 4, sealed, ACCESS_ENDS);
        keep(broker, "refresh", 4, "bm90IG91cnM=", REFRESH_ENDS);

        TokenShelf.Found found =
                new TokenShelf(TokenPlace.QUICKBOOKS, "12", Optional.of(keyset)).look(stored(broker), false);

        assertThat(found.tokens()).isEqualTo(new Tokens.Kept(ACCESS_ENDS, REFRESH_ENDS, true));
        assertThat(found.access()).hasValue(new Secret("the-access-token"));
        assertThat(new TokenShelf(TokenPlace.QUICKBOOKS, "12", Optional.of(folder.resolve("none")))
                        .look(stored(broker), false)
                        .tokens())
                .isEqualTo(new Tokens.Kept(ACCESS_ENDS, REFRESH_ENDS, false));
        assertThat(new TokenShelf(TokenPlace.QUICKBOOKS, "13", Optional.of(keyset))
                        .look(stored(broker), false)
                        .tokens())
                .isEqualTo(new Tokens.None(List.of("12")));
    }

    @Test
    void brokerThatIsNotThereIsNoInstallation() {
        assertThat(new TokenShelf(TokenPlace.QUICKBOOKS, "12", Optional.empty())
                        .look(stored("localhost:1"), true)
                        .tokens())
                .isInstanceOfSatisfying(
                        Tokens.Unknown.class,
                        unknown -> assertThat(unknown.first()).isTrue());
    }

    private static KeptTable<TokenV1> stored(String broker) {
        return new KeptTable<>(broker, Topics.QUICKBOOKS_TOKENS, TokenV1.class);
    }

    private static void keep(String broker, String purpose, long version, String ciphertext, Instant ends)
            throws Exception {
        String topic = Topics.QUICKBOOKS_TOKENS.name();
        String json = "{\"connection\":\"12\",\"purpose\":\"" + purpose + "\",\"version\":" + version
                + ",\"ciphertext\":\"" + ciphertext + "\",\"expiresAt\":\"" + ends + "\"}";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker));
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer())) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
            }
            producer.send(new ProducerRecord<>(topic, "12/" + purpose, json.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
