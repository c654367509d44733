package io.mlconnector.serviceruntime.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import io.mlconnector.contracts.GrantV1;
import io.mlconnector.contracts.Json;
import io.mlconnector.contracts.UnreadableException;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys that a grant travels under (HPKE, RFC 9180): member `grant` of the keyset file (of Asana:
/// `asana-grant`), with `public` for the console, which can only seal, and `private` for the owner of the
/// tokens alone. See <https://developers.google.com/tink/hybrid>.
public final class GrantKeys {
    private static final String PUBLIC = "public";
    private static final String PRIVATE = "private";

    private final TokenPlace place;
    private final HybridEncrypt sealer;
    private final @Nullable HybridDecrypt opener;

    private GrantKeys(TokenPlace place, HybridEncrypt sealer, @Nullable HybridDecrypt opener) {
        this.place = place;
        this.sealer = sealer;
        this.opener = opener;
    }

    /// Empty when the file has no such keys.
    ///
    /// @throws ConfigurationException when they cannot be read
    public static Optional<GrantKeys> find(Path file, TokenPlace place) {
        try {
            JsonNode keys = Json.read(Files.readAllBytes(file), JsonNode.class).path(place.grantMember());
            if (!keys.has(PUBLIC)) {
                return Optional.empty();
            }
            HybridEncrypt sealer = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(
                            keys.path(PUBLIC).toString(), HybridConfig2026.get())
                    .getPrimitive(HybridConfig2026.get(), HybridEncrypt.class);
            return Optional.of(new GrantKeys(place, sealer, opener(keys)));
        } catch (IOException | UnreadableException | GeneralSecurityException _) {
            // The cause may quote the file.
            throw new ConfigurationException("The key '" + place.grantMember() + "' in " + file + " cannot be read.");
        }
    }

    private static @Nullable HybridDecrypt opener(JsonNode keys) throws GeneralSecurityException {
        return keys.has(PRIVATE)
                ? TinkJsonProtoKeysetFormat.parseKeyset(
                                keys.path(PRIVATE).toString(), HybridConfig2026.get(), InsecureSecretKeyAccess.get())
                        .getPrimitive(HybridConfig2026.get(), HybridDecrypt.class)
                : null;
    }

    /// New keys, as the member of a keyset file.
    static ObjectNode create() throws GeneralSecurityException, IOException {
        KeysetHandle pair = KeysetHandle.generateNew(
                HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_P256_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.TINK)
                        .build(),
                HybridConfig2026.get());
        ObjectNode member = Json.mapper().createObjectNode();
        member.set(
                PRIVATE,
                Json.mapper()
                        .readTree(TinkJsonProtoKeysetFormat.serializeKeyset(
                                pair, HybridConfig2026.get(), InsecureSecretKeyAccess.get())));
        member.set(
                PUBLIC,
                Json.mapper()
                        .readTree(TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(
                                pair.getPublicKeysetHandle(), HybridConfig2026.get())));
        return member;
    }

    public boolean canOpen() {
        return opener != null;
    }

    public GrantV1 seal(ConnectionId connection, long version, GrantV1.Tokens tokens, Instant grantedAt) {
        try {
            byte[] sealed = sealer.encrypt(Json.write(tokens), context(connection.value(), version));
            return new GrantV1(connection.value(), version, Base64.getEncoder().encodeToString(sealed), grantedAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a grant could not be sealed", e);
        }
    }

    /// Empty when it cannot be opened here, or does not belong to this key and version.
    ///
    /// @param key of the record
    public Optional<GrantV1.Tokens> open(String key, GrantV1 grant) {
        HybridDecrypt decrypt = opener;
        if (decrypt == null) {
            return Optional.empty();
        }
        try {
            byte[] clear =
                    decrypt.decrypt(Base64.getDecoder().decode(grant.ciphertext()), context(key, grant.version()));
            return Optional.of(Json.read(clear, GrantV1.Tokens.class));
        } catch (GeneralSecurityException | IllegalArgumentException | UnreadableException _) {
            return Optional.empty();
        }
    }

    private byte[] context(String key, long version) {
        return String.join("\n", place.grants().name(), key, Long.toString(version), place.grantMember())
                .getBytes(StandardCharsets.UTF_8);
    }
}
