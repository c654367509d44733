package io.mlconnector.serviceruntime.token;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The vault while it is open, and a pair that it has not taken yet. That one is kept across vaults, because it may
/// hold the only valid refresh token.
final class VaultHold {
    private final Supplier<TokenVault> vaults;
    private @Nullable TokenVault vault;
    private @Nullable TokenPair unsaved;

    /// @param vaults each call opens one, which shuts out the owner before
    VaultHold(Supplier<TokenVault> vaults) {
        this.vaults = vaults;
    }

    boolean isOpen() {
        return vault != null;
    }

    /// What still has to be stored.
    Optional<TokenPair> unsaved() {
        return Optional.ofNullable(unsaved);
    }

    /// @return what is stored
    TokenPair open() {
        TokenVault opened = vaults.get();
        vault = opened;
        TokenPair loaded = opened.load();
        TokenPair waiting = unsaved;
        if (waiting != null) {
            // Whoever asked the vendor last has the pair that counts.
            unsaved = waiting.isNewerThan(loaded) ? waiting.numberedAfter(loaded) : null;
        }
        return loaded;
    }

    TokenPair load() {
        return need().load();
    }

    void save(TokenPair tokens) {
        unsaved = tokens;
        need().save(tokens);
        unsaved = null;
    }

    /// After a rotation of keys.
    ///
    /// @param stored what the vault holds
    /// @return whether it was sealed anew
    boolean reseal(TokenPair stored) {
        boolean outdated = need().isOutdated();
        if (outdated) {
            need().save(stored);
        }
        return outdated;
    }

    void close() {
        TokenVault open = vault;
        vault = null;
        if (open != null) {
            open.close();
        }
    }

    private TokenVault need() {
        TokenVault open = vault;
        if (open == null) {
            throw new IllegalStateException("no vault is open");
        }
        return open;
    }
}
