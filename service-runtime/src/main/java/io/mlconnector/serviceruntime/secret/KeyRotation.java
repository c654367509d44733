package io.mlconnector.serviceruntime.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mlconnector.contracts.Json;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/// Rotates the keys that secrets at rest are sealed with.
///
/// ```
///   one key --rotate--> new one seals, old ones open --owners seal anew--> --retire--> one key
/// ```
///
/// Each step replaces the file as a whole: after a crash it is the one before or the one after. The keys of
/// grants and of seals are pairs and are not rotated here.
public final class KeyRotation {
    private KeyRotation() {}

    /// The keys of one purpose, by their ids.
    ///
    /// @param primary seals
    /// @param older only open
    public record State(Purpose purpose, int primary, List<Integer> older) {
        public State {
            older = List.copyOf(older);
        }
    }

    /// Of each purpose that the file has a keyset for.
    ///
    /// @throws ConfigurationException when it is no keyset file
    public static List<State> look(Path file) {
        ObjectNode all = KeysetFile.whole(file);
        List<State> states = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            if (all.has(purpose.id())) {
                states.add(state(purpose, handle(file, all.path(purpose.id()))));
            }
        }
        return states;
    }

    /// Adds a new key to each keyset, which seals from now on.
    ///
    /// @throws ConfigurationException when the keys of an earlier rotation are not retired yet
    public static void rotate(Path file) {
        change(file, KeyRotation::rotated);
    }

    /// Removes all keys but those that seal. What they sealed never opens again: the caller knows that
    /// nothing is left.
    ///
    /// @throws ConfigurationException when it is no keyset file
    public static void retire(Path file) {
        change(file, KeyRotation::retired);
    }

    private interface Step {
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;
    }

    private static void change(Path file, Step step) {
        KeysetFile.replace(file, all -> {
            for (Purpose purpose : Purpose.values()) {
                if (all.has(purpose.id())) {
                    KeysetHandle next = step.of(handle(file, all.path(purpose.id())));
                    all.set(
                            purpose.id(),
                            Json.mapper()
                                    .readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                                            next, AeadConfig2026.get(), InsecureSecretKeyAccess.get())));
                }
            }
        });
    }

    private static KeysetHandle rotated(KeysetHandle keys) throws GeneralSecurityException {
        if (keys.size() > 1) {
            throw new ConfigurationException(
                    "The keys of an earlier rotation are not retired yet: do that first (./mlc keys rotate --retire).");
        }
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .setConfiguration(AeadConfig2026.get())
                .build();
    }

    private static KeysetHandle retired(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (!keys.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return builder.setConfiguration(AeadConfig2026.get()).build();
    }

    private static State state(Purpose purpose, KeysetHandle keys) {
        List<Integer> older = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).isPrimary()) {
                older.add(keys.getAt(i).getId());
            }
        }
        return new State(purpose, keys.getPrimary().getId(), older);
    }

    private static KeysetHandle handle(Path file, JsonNode keyset) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    keyset.toString(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException _) {
            // The cause may quote the file.
            throw new ConfigurationException("TOKEN_KEYSET_FILE (" + file + ") is no file of Tink keysets.");
        }
    }
}
