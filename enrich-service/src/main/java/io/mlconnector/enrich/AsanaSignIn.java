package io.mlconnector.enrich;

import io.mlconnector.apiclient.AccessTokenSource;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.enrich.flow.Closing;
import io.mlconnector.enrich.flow.StoredTokens;
import io.mlconnector.enrich.flow.VendorGate;
import io.mlconnector.serviceruntime.config.ConnectorSettings;
import io.mlconnector.serviceruntime.kafka.TopicTable;
import io.mlconnector.serviceruntime.secret.Keysets;
import io.mlconnector.serviceruntime.secret.Purpose;
import io.mlconnector.serviceruntime.secret.TokenPlace;
import java.time.Clock;
import java.util.Optional;

/// How this service signs in to Asana: with a personal access token, which is what it is until somebody
/// configures another one, or with the access token that asana-writer keeps.
///
/// @param newToken waits until a refused token was replaced
/// @param stored the tokens of OAuth; empty with a personal access token
record AsanaSignIn(
        AccessTokenSource tokens,
        VendorGate.NewToken newToken,
        Optional<StoredTokens> stored,
        Optional<TopicTable<TokenV1>> table)
        implements AutoCloseable {

    /// @throws io.mlconnector.serviceruntime.config.ConfigurationException when there is nothing to sign in
    ///     with
    static AsanaSignIn of(ConnectorSettings settings, Keysets keysets, Closing closing, Clock clock) {
        if (!settings.asana().usesOAuth()) {
            String personal = settings.asana().needAccessToken().reveal();
            return new AsanaSignIn(() -> Optional.of(personal), closing::pause, Optional.empty(), Optional.empty());
        }
        TokenPlace place = TokenPlace.ASANA;
        TopicTable<TokenV1> table = new TopicTable<>(settings.bootstrapServers(), place.tokens(), TokenV1.class);
        StoredTokens stored = new StoredTokens(
                place, table, keysets.requiring(Purpose.ASANA_ACCESS_TOKEN), settings.connection(), clock);
        return new AsanaSignIn(stored, stored, Optional.of(stored), Optional.of(table));
    }

    /// A plain sentence while there is no token to read with.
    Optional<String> trouble() {
        return stored.flatMap(StoredTokens::trouble);
    }

    @Override
    public void close() {
        table.ifPresent(TopicTable::close);
    }
}
