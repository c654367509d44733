package io.mlconnector.serviceruntime.secret;

import io.mlconnector.contracts.RecordKey;
import io.mlconnector.contracts.TokenV1;
import io.mlconnector.contracts.TopicSpec;
import io.mlconnector.contracts.Topics;
import io.mlconnector.domain.change.ConnectionId;
import io.mlconnector.serviceruntime.config.Secret;
import java.util.Optional;

/// Where a vendor's OAuth tokens are kept, and under which keys.
public enum TokenPlace {
    QUICKBOOKS(
            "QuickBooks",
            "qbo",
            Topics.QUICKBOOKS_TOKENS,
            Topics.QUICKBOOKS_GRANTS,
            Purpose.REFRESH_TOKEN,
            Purpose.ACCESS_TOKEN,
            "grant"),
    ASANA(
            "Asana",
            "asana",
            Topics.ASANA_TOKENS,
            Topics.ASANA_GRANTS,
            Purpose.ASANA_REFRESH_TOKEN,
            Purpose.ASANA_ACCESS_TOKEN,
            "asana-grant");

    private final String vendor;
    private final String shortName;
    private final TopicSpec tokens;
    private final TopicSpec grants;
    private final Purpose refresh;
    private final Purpose access;
    private final String grantMember;

    TokenPlace(
            String vendor,
            String shortName,
            TopicSpec tokens,
            TopicSpec grants,
            Purpose refresh,
            Purpose access,
            String grantMember) {
        this.vendor = vendor;
        this.shortName = shortName;
        this.tokens = tokens;
        this.grants = grants;
        this.refresh = refresh;
        this.access = access;
        this.grantMember = grantMember;
    }

    /// As people call it.
    public String vendor() {
        return vendor;
    }

    /// In the names of threads, of Kafka's clients and of the transactional id: it must never change.
    public String shortName() {
        return shortName;
    }

    public TopicSpec tokens() {
        return tokens;
    }

    public TopicSpec grants() {
        return grants;
    }

    public Purpose refresh() {
        return refresh;
    }

    public Purpose access() {
        return access;
    }

    /// The member of the keyset file that holds the keys of its grants.
    public String grantMember() {
        return grantMember;
    }

    /// Of a record in [#tokens()].
    public String key(ConnectionId connection, Purpose purpose) {
        return RecordKey.of(connection, purpose.kind());
    }

    public String seal(Keysets keysets, Purpose purpose, String key, long version, Secret token) {
        return keysets.seal(purpose, tokens, key, version, token);
    }

    /// Empty when it does not open here, or does not belong to this key.
    ///
    /// @param key of the record
    public Optional<Secret> open(Keysets keysets, Purpose purpose, String key, TokenV1 token) {
        return keysets.open(purpose, tokens, key, token.version(), token.ciphertext());
    }
}
