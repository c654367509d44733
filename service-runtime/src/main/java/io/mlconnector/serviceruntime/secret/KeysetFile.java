package io.mlconnector.serviceruntime.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/// The file of the keysets: one JSON object with a Tink keyset for each purpose that its reader may use, the
/// key `seal` for the audit trail, and the keys `grant` and `asana-grant` for what a person connects. Only
/// the laptop default is made by us; an installation brings its own (`TOKEN_KEYSET_FILE`).
public final class KeysetFile {
    private KeysetFile() {}

    /// @throws ConfigurationException when the file is missing or no keyset file
    public static Keysets load(ConnectorSettings settings) {
        return open(locate(settings));
    }

    /// Where it is; the laptop default is made when there is none.
    ///
    /// @throws ConfigurationException when there is none, and it is not ours to make
    public static Path locate(ConnectorSettings settings) {
        if (settings.keysetFile().isPresent()) {
            Path file = settings.keysetFile().get();
            if (!Files.isReadable(file)) {
                throw new ConfigurationException("TOKEN_KEYSET_FILE is " + file + ", which cannot be read.");
            }
            return file;
        }
        Path file = settings.home().resolve("keyset.json");
        if (!Files.exists(file)) {
            create(file);
        }
        complete(file);
        return file;
    }

    /// Follows the file: keys that are rotated later are taken at once.
    ///
    /// @throws ConfigurationException when it is no keyset file
    public static Keysets open(Path file) {
        return new Keysets(new FollowedKeysets(file));
    }

    /// @throws ConfigurationException when it is no keyset file
    static Map<Purpose, Keysets.Keyset> read(Path file) {
        try {
            JsonNode all = Json.read(Files.readAllBytes(file), JsonNode.class);
            Map<Purpose, Keysets.Keyset> keysets = new EnumMap<>(Purpose.class);
            for (Purpose purpose : Purpose.values()) {
                if (all.has(purpose.id())) {
                    KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(
                            all.path(purpose.id()).toString(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
                    keysets.put(
                            purpose,
                            new Keysets.Keyset(
                                    keys.getPrimitive(AeadConfig2026.get(), Aead.class),
                                    keys.getPrimary().getId()));
                }
            }
            return keysets;
        } catch (IOException | UnreadableException | GeneralSecurityException _) {
            // The cause may quote the file.
            throw noKeysets(file);
        }
    }

    /// What the file holds.
    ///
    /// @throws ConfigurationException when it is no keyset file
    static ObjectNode whole(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), ObjectNode.class);
        } catch (IOException | UnreadableException _) {
            throw noKeysets(file);
        }
    }

    /// A change of what the file holds.
    interface Change {
        void of(ObjectNode all) throws GeneralSecurityException, IOException;
    }

    /// Replaces the file as a whole; of several that change it at the same time each sees what the one before
    /// left.
    ///
    /// @throws ConfigurationException when it cannot be read or written, or the change says so; then it is as
    ///     before
    static synchronized void replace(Path file, Change change) {
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling("keyset.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            ObjectNode all = whole(file);
            change.of(all);
            Files.move(draft(file, all), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(file, e);
        }
    }

    private static ConfigurationException noKeysets(Path file) {
        return new ConfigurationException("TOKEN_KEYSET_FILE (" + file + ") is no file of Tink keysets.");
    }

    /// Atomic: of several services that start at the same time one makes the file, and all read the same.
    private static void create(Path file) {
        try {
            ObjectNode all = Json.mapper().createObjectNode();
            fill(all);
            KeyPair seal = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            all.putObject("seal")
                    .put(
                            "public",
                            Base64.getEncoder().encodeToString(seal.getPublic().getEncoded()))
                    .put(
                            "private",
                            Base64.getEncoder().encodeToString(seal.getPrivate().getEncoded()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = draft(file, all);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException _) {
                // Another service was faster.
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unwritable(file, e);
        }
    }

    private static void fill(ObjectNode all) throws GeneralSecurityException, IOException {
        for (Purpose purpose : Purpose.values()) {
            if (!all.has(purpose.id())) {
                String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                        AeadConfig2026.get(),
                        InsecureSecretKeyAccess.get());
                all.set(purpose.id(), Json.mapper().readTree(keyset));
            }
        }
        for (TokenPlace place : TokenPlace.values()) {
            if (!all.has(place.grantMember())) {
                all.set(place.grantMember(), GrantKeys.create());
            }
        }
    }

    /// A file of ours that an earlier version made gets the keys that came later. Of several services that
    /// start at the same time one does it, and all read the same.
    private static void complete(Path file) {
        if (isComplete(file)) {
            return;
        }
        replace(file, KeysetFile::fill);
    }

    private static boolean isComplete(JsonNode all) {
        return Arrays.stream(Purpose.values()).allMatch(purpose -> all.has(purpose.id()))
                && Arrays.stream(TokenPlace.values()).allMatch(place -> all.has(place.grantMember()));
    }

    private static boolean isComplete(Path file) {
        try {
            return isComplete(Json.read(Files.readAllBytes(file), JsonNode.class));
        } catch (IOException | UnreadableException _) {
            // Said by whoever needs what is in it.
            return true;
        }
    }

    private static Path draft(Path file, ObjectNode all) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "keyset",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(draft, Json.write(all));
    }

    private static ConfigurationException unwritable(Path file, Exception e) {
        return new ConfigurationException("The keyset cannot be written to " + file + " ("
                + e.getClass().getSimpleName() + "): set MLC_HOME to a folder that can be written, or"
                + " TOKEN_KEYSET_FILE.");
    }
}
