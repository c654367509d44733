package io.mlconnector.serviceruntime.config;

import io.mlconnector.domain.change.ConnectionId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What all services are configured with (design, section 7). Each value comes from the environment variable or the
/// property of the same name: `QUICKBOOKS_API_URL`, `quickbooks.api.url`.
///
/// @param bootstrapServers `KAFKA_BOOTSTRAP_SERVERS`
/// @param createTopics `KAFKA_TOPICS_CREATE`: whether missing topics are created at the start
/// @param replicationFactor `KAFKA_TOPICS_REPLICATION_FACTOR` of topics that are created here; empty leaves it to the
///     brokers
/// @param home `MLC_HOME`: caches and, without `TOKEN_KEYSET_FILE`, the keyset
/// @param connection `QUICKBOOKS_REALM_ID`: the company, and the name of the connection
/// @param publicUrl `PUBLIC_URL`: where the vendors reach ingest-service, without a trailing slash
/// @param consoleUrl `CONSOLE_URL`: where people reach the console, and where a consent leads back to, without a
///     trailing slash
/// @param keysetFile `TOKEN_KEYSET_FILE`
/// @param mappingFile `MAPPING_FILE`
public record ConnectorSettings(
        String bootstrapServers,
        boolean createTopics,
        Optional<Short> replicationFactor,
        Path home,
        ConnectionId connection,
        QuickBooks quickbooks,
        Asana asana,
        URI publicUrl,
        URI consoleUrl,
        Optional<Path> keysetFile,
        Optional<Path> mappingFile) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// The QuickBooks side. Addresses are without a trailing slash.
    ///
    /// @param oauthUrl the whole token endpoint
    /// @param authorizeUrl the page on which a person consents
    /// @param appUrl QuickBooks' own pages, which links on tasks lead to
    /// @param refreshToken `QUICKBOOKS_REFRESH_TOKEN`: for the first start, where nobody connects by the console
    /// @param previousVerifier `QUICKBOOKS_WEBHOOK_VERIFIER_PREVIOUS`: while the verifier token is being changed
    public record QuickBooks(
            URI apiUrl,
            URI oauthUrl,
            URI authorizeUrl,
            URI appUrl,
            Optional<String> clientId,
            Optional<Secret> clientSecret,
            Optional<Secret> refreshToken,
            Optional<Secret> webhookVerifier,
            Optional<Secret> previousVerifier) {

        public String needClientId() {
            return need(clientId, "QUICKBOOKS_CLIENT_ID");
        }

        public Secret needClientSecret() {
            return need(clientSecret, "QUICKBOOKS_CLIENT_SECRET");
        }

        public Secret needWebhookVerifier() {
            return need(webhookVerifier, "QUICKBOOKS_WEBHOOK_VERIFIER");
        }
    }

    /// The Asana side. With a personal access token that one is used, else OAuth: then asana-writer owns the
    /// tokens.
    ///
    /// @param apiUrl with `/api/1.0`, without a trailing slash
    /// @param oauthUrl `ASANA_OAUTH_URL`: the whole token endpoint
    /// @param authorizeUrl `ASANA_AUTHORIZE_URL`: the page on which a person consents
    /// @param accessToken `ASANA_ACCESS_TOKEN`
    /// @param clientId `ASANA_CLIENT_ID`, of the OAuth app
    /// @param workspace `ASANA_WORKSPACE`; without it the token must see exactly one
    public record Asana(
            URI apiUrl,
            URI oauthUrl,
            URI authorizeUrl,
            Optional<Secret> accessToken,
            Optional<String> clientId,
            Optional<Secret> clientSecret,
            Optional<String> workspace) {

        /// For a service that calls Asana.
        ///
        /// @throws ConfigurationException when there is neither a personal access token nor an OAuth app
        public boolean usesOAuth() {
            if (accessToken.isEmpty() && clientId.isEmpty()) {
                throw new ConfigurationException("Neither ASANA_ACCESS_TOKEN nor ASANA_CLIENT_ID is set: this service"
                        + " cannot work without one of them.");
            }
            return accessToken.isEmpty();
        }

        public Secret needAccessToken() {
            return need(accessToken, "ASANA_ACCESS_TOKEN");
        }

        public String needClientId() {
            return need(clientId, "ASANA_CLIENT_ID");
        }

        public Secret needClientSecret() {
            return need(clientSecret, "ASANA_CLIENT_SECRET");
        }
    }

    private static <T> T need(Optional<T> value, String key) {
        return value.orElseThrow(
                () -> new ConfigurationException(key + " is not set: this service cannot work without it."));
    }

    /// Whether an address leads to this machine alone. Container networks count: a service's name there has no dot.
    public static boolean isLocal(URI url) {
        String host = String.valueOf(url.getHost());
        return LOOPBACK.contains(host) || host.indexOf('.') < 0;
    }
}
