package io.mlconnector.serviceruntime.secret;

import com.google.crypto.tink.Aead;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Seals and opens secrets with AES-256-GCM (Tink, https://developers.google.com/tink/aead). A ciphertext is
/// bound to its topic, its record's key, its version and its purpose: moved elsewhere or rolled back, it does
/// not open. Keys that are rotated while we run are taken at once.
public final class Keysets {
    private final Supplier<Map<Purpose, Keyset>> current;

    /// @param primary id of the key that seals; the others only open
    record Keyset(Aead aead, int primary) {}

    /// @param current what the file holds now
    Keysets(Supplier<Map<Purpose, Keyset>> current) {
        this.current = current;
    }

    /// Whether this service may open and seal secrets of this purpose.
    public boolean has(Purpose purpose) {
        return current.get().containsKey(purpose);
    }

    /// For the start: a service that could not keep its secrets does not begin.
    ///
    /// @throws ConfigurationException when one of these keysets is missing
    public Keysets requiring(Purpose... purposes) {
        for (Purpose purpose : purposes) {
            Keyset _ = need(purpose);
        }
        return this;
    }

    /// @return base64
    /// @throws ConfigurationException when this service has no keyset for the purpose
    public String seal(Purpose purpose, TopicSpec topic, String key, long version, Secret secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(need(purpose)
                            .aead()
                            .encrypt(
                                    secret.reveal().getBytes(StandardCharsets.UTF_8),
                                    associated(purpose, topic, key, version)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /// Empty when this service has no keyset for the purpose, or the ciphertext does not belong here.
    public Optional<Secret> open(Purpose purpose, TopicSpec topic, String key, long version, String ciphertext) {
        Keyset keyset = current.get().get(purpose);
        if (keyset == null) {
            return Optional.empty();
        }
        try {
            byte[] clear = keyset.aead()
                    .decrypt(Base64.getDecoder().decode(ciphertext), associated(purpose, topic, key, version));
            return Optional.of(new Secret(new String(clear, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether this would be sealed with another key today: then its owner seals it anew.
    public boolean isOutdated(Purpose purpose, String ciphertext) {
        Keyset keyset = current.get().get(purpose);
        return keyset != null && !KeyId.of(ciphertext).equals(Optional.of(keyset.primary()));
    }

    private Keyset need(Purpose purpose) {
        Keyset keyset = current.get().get(purpose);
        if (keyset == null) {
            throw new ConfigurationException(
                    "TOKEN_KEYSET_FILE has no keyset '" + purpose.id() + "', which this service needs.");
        }
        return keyset;
    }

    private static byte[] associated(Purpose purpose, TopicSpec topic, String key, long version) {
        return String.join("\n", topic.name(), key, Long.toString(version), purpose.id())
                .getBytes(StandardCharsets.UTF_8);
    }
}
