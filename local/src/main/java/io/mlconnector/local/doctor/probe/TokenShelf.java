package io.mlconnector.local.doctor.probe;

import io.mlconnector.contracts.TokenV1;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.local.doctor.Tokens;
import io.mlconnector.local.operate.KeptTable;
import io.mlconnector.serviceruntime.config.ConfigurationException;
import io.mlconnector.serviceruntime.config.Secret;
import io.mlconnector.serviceruntime.secret.KeysetFile;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vendor's tokens as the installation keeps them. Of the refresh token only the end is looked at, which is
/// no secret; it is never opened.
final class TokenShelf {
    private final TokenPlace place;
    private final ConnectionId connection;
    private final Optional<Path> keyset;

    TokenShelf(TokenPlace place, String connection, Optional<Path> keyset) {
        this.place = place;
        this.connection = new ConnectionId(connection);
        this.keyset = keyset;
    }

    /// @param access for reading; empty where there is none that opens
    record Found(Tokens tokens, Optional<Secret> access) {}

    Found look(KeptTable<TokenV1> stored, boolean firstTokenIsSet) {
        return switch (stored.read()) {
            case KeptTable.Answer.Silent<TokenV1>(var why) ->
                new Found(new Tokens.Unknown(why, firstTokenIsSet), Optional.empty());
            case KeptTable.Answer.Read<TokenV1>(var all) -> found(all);
        };
    }

    private Found found(Map<String, TokenV1> all) {
        TokenV1 access = all.get(place.key(connection, place.access()));
        TokenV1 refresh = all.get(place.key(connection, place.refresh()));
        if (access == null && refresh == null) {
            List<String> others =
                    all.values().stream().map(TokenV1::connection).distinct().toList();
            return new Found(new Tokens.None(others), Optional.empty());
        }
        Optional<Secret> opened = access == null ? Optional.empty() : open(access);
        return new Found(new Tokens.Kept(end(access), end(refresh), opened.isPresent()), opened);
    }

    private Optional<Secret> open(TokenV1 access) {
        try {
            return keyset.filter(Files::isReadable).map(KeysetFile::open).flatMap(keysets -> open(keysets, access));
        } catch (ConfigurationException _) {
            return Optional.empty();
        }
    }

    private Optional<Secret> open(Keysets keysets, TokenV1 access) {
        return place.open(keysets, place.access(), place.key(connection, place.access()), access);
    }

    private static @Nullable Instant end(@Nullable TokenV1 token) {
        return token == null ? null : token.expiresAt();
    }
}
