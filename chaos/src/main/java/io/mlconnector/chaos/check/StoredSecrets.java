package io.mlconnector.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.Topics;
import io.mlconnector.contracts.WebhookV1;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The secrets that the connector keeps encrypted, opened with its own keyset: every version that was ever written, the
/// subscriptions' secrets, and the keys themselves.
public final class StoredSecrets {
    private final Map<String, String> all = new TreeMap<>();

    private StoredSecrets() {}

    /// @param keyset the keyset file
    public static StoredSecrets read(String bootstrapServers, Path keyset) {
        StoredSecrets secrets = new StoredSecrets();
        Keysets keysets = KeysetFile.open(keyset);
        TopicContents topics = new TopicContents(bootstrapServers);
        for (TokenPlace place : TokenPlace.values()) {
            for (ConsumerRecord<String, byte[]> record :
                    topics.read(List.of(place.tokens().name()))) {
                TokenV1 token = Json.read(record.value(), TokenV1.class);
                for (Purpose purpose : List.of(place.access(), place.refresh())) {
                    if (purpose.kind().equals(token.purpose())) {
                        place.open(keysets, purpose, record.key(), token)
                                .ifPresent(secret -> secrets.all.put(
                                        place.tokens().name() + " " + purpose.kind() + " " + token.version(),
                                        secret.reveal()));
                    }
                }
            }
        }
        for (ConsumerRecord<String, byte[]> record : topics.read(List.of(Topics.ASANA_WEBHOOKS.name()))) {
            WebhookV1 hook = Json.read(record.value(), WebhookV1.class);
            if (hook.secret() != null) {
                keysets.open(
                                Purpose.WEBHOOK_SECRET,
                                Topics.ASANA_WEBHOOKS,
                                hook.key(),
                                WebhookV1.SECRET_VERSION,
                                hook.secret())
                        .ifPresent(secret -> secrets.all.put("webhook secret of " + hook.resource(), secret.reveal()));
            }
        }
        secrets.keys(keyset);
        return secrets;
    }

    private void keys(Path keyset) {
        try {
            JsonNode file = Json.read(Files.readAllBytes(keyset), JsonNode.class);
            file.properties()
                    .forEach(purpose -> purpose.getValue()
                            .findValuesAsText("value")
                            .forEach(value -> all.put("key of purpose " + purpose.getKey(), value)));
            if (file.path("seal").hasNonNull("private")) {
                all.put("key of seals", file.path("seal").path("private").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }

    /// Kinds of which there is none: then the search shows nothing.
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (String kind : List.of(
                Topics.QUICKBOOKS_TOKENS.name() + " refresh",
                Topics.QUICKBOOKS_TOKENS.name() + " access",
                "webhook secret",
                "key of purpose")) {
            if (all.keySet().stream().noneMatch(name -> name.startsWith(kind))) {
                missing.add(kind);
            }
        }
        return missing;
    }
}
