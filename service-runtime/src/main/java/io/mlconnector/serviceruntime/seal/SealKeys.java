package io.mlconnector.serviceruntime.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.SealV1;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Ed25519 key that seals are signed and checked with: member `seal` of the keyset file, with `public` (X.509) and,
/// only for the one who seals, `private` (PKCS#8), both base64.
public final class SealKeys {
    private static final String ALGORITHM = "Ed25519";

    private final @Nullable PrivateKey privateKey;
    private final PublicKey publicKey;

    public SealKeys(@Nullable PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// Empty when the file has no such key.
    ///
    /// @throws ConfigurationException when it cannot be read
    public static Optional<SealKeys> find(Path file) {
        try {
            JsonNode seal = Json.read(Files.readAllBytes(file), JsonNode.class).path("seal");
            if (!seal.hasNonNull("public")) {
                return Optional.empty();
            }
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(
                    Base64.getDecoder().decode(seal.path("public").asText())));
            PrivateKey privateKey = seal.hasNonNull("private")
                    ? keys.generatePrivate(new PKCS8EncodedKeySpec(
                            Base64.getDecoder().decode(seal.path("private").asText())))
                    : null;
            return Optional.of(new SealKeys(privateKey, publicKey));
        } catch (IOException | UnreadableException | GeneralSecurityException | IllegalArgumentException _) {
            // The cause may quote the file.
            throw new ConfigurationException("The key 'seal' in " + file + " cannot be read.");
        }
    }

    public boolean canSign() {
        return privateKey != null;
    }

    /// The name of the key.
    String id() {
        return AuditEntry.sha256(publicKey.getEncoded()).substring(0, 16);
    }

    SealV1 sign(SealV1 seal) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(Json.write(seal.signed("")));
            return seal.signed(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a seal could not be signed", e);
        }
    }

    boolean isGenuine(SealV1 seal) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(Json.write(seal.signed("")));
            return signature.verify(Base64.getDecoder().decode(seal.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SealKeys[" + id() + "]";
    }
}
