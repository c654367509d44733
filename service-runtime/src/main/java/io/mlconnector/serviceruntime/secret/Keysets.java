package io.mlconnector.serviceruntime.secret;

import com.google.crypto.tink.Aead;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Seals and opens secrets with AES-256-GCM (Tink, https://developers.google.com/tink/aead). A ciphertext is bound to
/// its topic, its record's key, its version and its purpose: moved elsewhere or rolled back, it does not open.
public final class Keysets {
    private final Map<Purpose, Aead> keysets;

    Keysets(Map<Purpose, Aead> keysets) {
        this.keysets = new EnumMap<>(keysets);
    }

    /// Whether this service may open and seal secrets of this purpose.
    public boolean has(Purpose purpose) {
        return keysets.containsKey(purpose);
    }

    /// For the start: a service that could not keep its secrets does not begin.
    ///
    /// @throws ConfigurationException when one of these keysets is missing
    public Keysets requiring(Purpose... purposes) {
        for (Purpose purpose : purposes) {
            Aead _ = need(purpose);
        }
        return this;
    }

    /// @return base64
    /// @throws ConfigurationException when this service has no keyset for the purpose
    public String seal(Purpose purpose, TopicSpec topic, String key, long version, Secret secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(need(purpose)
                            .encrypt(
                                    secret.reveal().getBytes(StandardCharsets.UTF_8),
                                    associated(purpose, topic, key, version)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /// Empty when this service has no keyset for the purpose, or the ciphertext does not belong here.
    public Optional<Secret> open(Purpose purpose, TopicSpec topic, String key, long version, String ciphertext) {
        Aead keyset = keysets.get(purpose);
        if (keyset == null) {
            return Optional.empty();
        }
        try {
            byte[] clear =
                    keyset.decrypt(Base64.getDecoder().decode(ciphertext), associated(purpose, topic, key, version));
            return Optional.of(new Secret(new String(clear, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Aead need(Purpose purpose) {
        Aead keyset = keysets.get(purpose);
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
